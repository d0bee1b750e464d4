#!/usr/bin/env node
// npm run links: what the documents link to is there: files, pictures, and headings within a document.
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { documents } from './document-blocks.mjs';
import { root } from './run-command.mjs';

/**
 * @param {string} folder
 * @param {string[]} files From the folder.
 * @returns {string[]} What leads nowhere, in words.
 */
export function checkLinks(folder, files) {
  return files.flatMap((file) => {
    const text = proseOf(readFileSync(path.join(folder, file), 'utf8'));
    return linksIn(text).flatMap((link) => {
      const [target = '', anchor] = link.split('#');
      const place = target === '' ? file : path.posix.join(path.posix.dirname(file), decodeURI(target));
      if (!existsSync(path.join(folder, place))) return [`${file} links to ${link}: there is no such file.`];
      if (anchor === undefined || statSync(path.join(folder, place)).isDirectory()) return [];
      const isThere = headingsOf(readFileSync(path.join(folder, place), 'utf8')).includes(anchor);
      return isThere ? [] : [`${file} links to ${link}: ${place} has no such heading.`];
    });
  });
}

/** @param {string} text Without its code, in which a bracket is no link. */
function proseOf(text) {
  return text
    .replaceAll(/^([ \t]*)```.*?^\1```$/gms, '')
    .replaceAll(/`[^`\n]*`/g, (code) => code.replaceAll(/[[\]()]/g, ' '));
}

/** @param {string} text */
function linksIn(text) {
  const written = [
    ...text.matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g),
    ...text.matchAll(/\b(?:src|srcset|href)="([^"]+)"/g),
  ];
  return written.map(([, link = '']) => link).filter((link) => !/^(?:[a-z]+:|\/\/)/.test(link));
}

/**
 * @param {string} text
 * @returns {string[]} The anchors that a reader of Markdown gives its headings.
 */
function headingsOf(text) {
  return [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // Storybook's guides link to pages of Storybook, which only it knows.
  const problems = checkLinks(
    root,
    documents().filter((file) => file.endsWith('.md')),
  );
  for (const problem of problems) console.error(problem);
  console.log(problems.length === 0 ? 'Every link leads somewhere.' : `${problems.length} link(s) lead nowhere.`);
  if (problems.length > 0) process.exitCode = 1;
}
