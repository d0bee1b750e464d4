import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

/** A file of the built pages, held in memory. */
export interface PageFile {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
}

/** The built pages by path, such as `traces/index.html`. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Reads all built pages at once: they are few, and a path from outside then never reaches the disk. */
export async function loadPages(directory: string): Promise<PageFiles> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = async (file: string): Promise<[string, PageFile]> => [
    relative(directory, file).split(sep).join('/'),
    {
      body: new Uint8Array(await readFile(file)),
      contentType: CONTENT_TYPES[extname(file)] ?? 'application/octet-stream',
    },
  ];
  return new Map(await Promise.all(files.map(read)));
}
