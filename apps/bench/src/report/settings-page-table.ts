import { showSpread } from '../spread.ts';
import { type Results, spreadAt } from './results.ts';

const BENCH = 'settings-page';

/** What is done, and its name in the figures beside that of the least that it could cost. */
const ROWS = [
  { what: 'the settings page with 5 destinations, from its code to the paint', kit: 'list', least: 'listAsDocument' },
  { what: 'the same with 1,000 destinations', kit: 'longList', least: 'longListAsDocument' },
  { what: 'a destination enabled through its menu, one of 5', kit: 'action' },
  { what: 'the same, one of 1,000', kit: 'actionInLongList' },
  { what: 'a key pressed in Name', kit: 'keyInName', least: 'keyInBareInput' },
  { what: 'a key pressed in Base URL', kit: 'keyInBaseUrl', least: 'keyInBareInput' },
  { what: 'a key pressed in one of 100 filter rules', kit: 'keyInOneOf100Rules', least: 'keyInBareInput' },
] as const satisfies readonly { readonly what: string; readonly kit: string; readonly least?: string }[];

/** What the settings page costs the main thread of its page, as a table in Markdown. */
export function settingsPageTable(results: Results): string {
  const cell = (name: string | undefined): string => {
    const spread = name === undefined ? undefined : spreadAt(results, [BENCH, 'cpuMs', name]);
    return spread === undefined ? '' : showSpread(spread, ' ms');
  };
  return [
    '| what | CPU: median (middle half) | the least |',
    '| --- | --- | --- |',
    ...ROWS.map((row) => `| ${row.what} | ${cell(row.kit)} | ${cell('least' in row ? row.least : undefined)} |`),
  ].join('\n');
}
