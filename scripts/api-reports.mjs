#!/usr/bin/env node
// npm run api (after npm run build): writes what the packages promise to api/, so that a change of it is seen in review.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import { installedDependencies } from './installed-dependencies.mjs';
import { root } from './run-command.mjs';
import { publishedPackages, typedEntries } from './typed-entries.mjs';

const folder = path.join(root, 'api');
const WHAT_TO_DO =
  'If that is meant: `npm run api` writes it anew, commit it with a changeset. If not: take it back out of the entry.';

/**
 * Compares the committed reports with what is built, and with what is installed.
 *
 * @returns {Promise<string[]>} What differs, in words; empty where nothing does.
 */
export async function checkApiReports() {
  const reports = await makeReports();
  /** @type {string[]} */
  const differences = [];
  for (const [file, text] of reports) {
    const committed = existsSync(path.join(folder, file)) ? readFileSync(path.join(folder, file), 'utf8') : '';
    if (committed !== text)
      differences.push(`api/${file} changed:\n${firstDifference(committed, text)}\n  ${WHAT_TO_DO}`);
  }
  for (const file of readdirSync(folder)) {
    if (!reports.has(file)) differences.push(`api/${file} has no entry any more. ${WHAT_TO_DO}`);
  }
  return differences;
}

/** @returns {Promise<Map<string, string>>} File names in `api/` and their text. */
async function makeReports() {
  /** @type {Map<string, string>} */
  const reports = new Map();
  for (const entry of typedEntries()) reports.set(`${entry.name}.api.md`, reportOf(entry));
  reports.set('dependencies.md', await installedDependencies(publishedPackages));
  return reports;
}

/** @param {import('./typed-entries.mjs').TypedEntry} entry */
function reportOf({ name, packageFolder, types }) {
  const file = `${name}.api.md`;
  const temporary = path.join(packageFolder, 'node_modules', '.api');
  mkdirSync(temporary, { recursive: true });
  const config = ExtractorConfig.prepare({
    configObject: {
      projectFolder: packageFolder,
      mainEntryPointFilePath: types,
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            module: 'esnext',
            moduleResolution: 'bundler',
            target: 'es2022',
            lib: ['es2023', 'dom'],
            jsx: 'react-jsx',
            skipLibCheck: true,
            types: ['node'],
          },
          files: [types],
        },
      },
      apiReport: { enabled: true, reportFileName: file, reportFolder: temporary, reportTempFolder: temporary },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
        extractorMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: path.join(packageFolder, 'package.json'),
  });
  Extractor.invoke(config, {
    localBuild: true,
    messageCallback(message) {
      // What it has to say about itself and about its copies of the report is of no use here.
      if (message.logLevel !== ExtractorLogLevel.Error) message.handled = true;
    },
  });
  return readFileSync(path.join(temporary, file), 'utf8').replaceAll('\r\n', '\n');
}

/**
 * @param {string} before
 * @param {string} after
 */
function firstDifference(before, after) {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const index = now.findIndex((line, at) => line !== old[at]);
  const at = index === -1 ? now.length : index;
  return `  line ${at + 1}\n  - ${old[at] ?? '(nothing)'}\n  + ${now[at] ?? '(nothing)'}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // Made first: where one cannot be made, those that are there stay.
  const reports = await makeReports();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [file, text] of reports) writeFileSync(path.join(folder, file), text);
}
