import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

/** Files of a folder, served below a path. */
export interface ServedFolder {
  /** Ends with `/`. */
  readonly url: string;
  close(): void;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Serves `folder` below `basePath`, and nothing anywhere else, as a plain file server does. */
export async function serveFolder(folder: string, basePath: string): Promise<ServedFolder> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = path.join(folder, decodeURIComponent(pathname.slice(basePath.length)) || 'index.html');
    const body =
      pathname.startsWith(basePath) && file.startsWith(folder) ? await readFile(file).catch(() => null) : null;
    if (body === null) return void response.writeHead(404).end();
    response
      .writeHead(200, { 'content-type': CONTENT_TYPES[path.extname(file)] ?? 'application/octet-stream' })
      .end(body);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${basePath}`,
    close: () => server.close().closeAllConnections(),
  };
}
