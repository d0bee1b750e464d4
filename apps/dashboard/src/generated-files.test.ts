import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { generatedFiles } from './generated-files.ts';

const root = path.resolve(import.meta.dirname, '../../..');

describe('the files that npm run dashboard makes', () => {
  it.each(generatedFiles())('are up to date: $path (if not, run npm run dashboard)', ({ path: file, text }) => {
    expect(readFileSync(path.join(root, file), 'utf8')).toBe(text);
  });

  it('have the same bytes each time', () => {
    expect(generatedFiles()).toEqual(generatedFiles());
  });
});
