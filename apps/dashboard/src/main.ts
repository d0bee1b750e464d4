import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generatedFiles } from './generated-files.ts';

// The build stands in apps/dashboard/dist.
const root = path.resolve(import.meta.dirname, '../../..');

for (const file of generatedFiles()) {
  const target = path.join(root, file.path);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, file.text);
  console.log(`Wrote ${file.path}`);
}
