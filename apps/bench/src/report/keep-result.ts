import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { thisMachine } from '../machine.ts';
import { RESULT_SECTIONS } from './documents.ts';
import { readResults } from './results.ts';
import { withSection } from './section.ts';

// From dist/, where this runs.
const root = new URL('../../../', import.meta.url);
const resultsFile = new URL('bench/results.json', root);

/** Writes what a bench found out to the results file, and everything that the documents show of it. */
export async function keepResult(name: string, figures: object): Promise<void> {
  const { benches } = await readResults(resultsFile);
  const kept = { measuredAt: new Date().toISOString(), machine: thisMachine(), figures };
  const results = { benches: { ...benches, [name]: kept } };
  await mkdir(new URL('.', resultsFile), { recursive: true });
  await writeFile(resultsFile, `${JSON.stringify(results, null, 2)}\n`);
  for (const section of RESULT_SECTIONS) {
    const file = new URL(section.document, root);
    const document = await readFile(file, 'utf8');
    await writeFile(file, withSection(document, section.name, section.content(results)));
  }
}
