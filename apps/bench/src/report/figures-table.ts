import { showSpread } from '../spread.ts';
import { numberAt, type Results, spreadAt } from './results.ts';

interface Row {
  readonly what: string;
  readonly goal: string;
  readonly path: readonly string[];
  readonly unit: string;
}

const COST = 'export-cost';
const WORST_RATE = ['rate-losses', '16000-per-second-200-ms'];

const ROWS: readonly Row[] = [
  {
    what: 'CPU from call to delivery, no content, uncompressed, against OpenTelemetry',
    goal: '0.33x',
    path: [COST, 'none', 'plain', 'ratio', 'cpu'],
    unit: 'x',
  },
  { what: 'the same, 3 KB of English', goal: '0.5x', path: [COST, 'ascii', 'plain', 'ratio', 'cpu'], unit: 'x' },
  { what: 'the same, 3 KB beyond Latin', goal: '0.5x', path: [COST, 'unicode', 'plain', 'ratio', 'cpu'], unit: 'x' },
  { what: 'gzip on both sides, no content', goal: '0.5x', path: [COST, 'none', 'gzip', 'ratio', 'cpu'], unit: 'x' },
  { what: 'gzip, 3 KB of English', goal: '0.5x', path: [COST, 'ascii', 'gzip', 'ratio', 'cpu'], unit: 'x' },
  { what: 'gzip, 3 KB beyond Latin', goal: '0.5x', path: [COST, 'unicode', 'gzip', 'ratio', 'cpu'], unit: 'x' },
  {
    what: 'encoding against the floor, no content',
    goal: '1.3x',
    path: ['encoding-cost', 'none', 'ratio', 'floor'],
    unit: 'x',
  },
  { what: 'the same, 3 KB of English', goal: '1.3x', path: ['encoding-cost', 'ascii', 'ratio', 'floor'], unit: 'x' },
  {
    what: 'the same, 3 KB beyond Latin',
    goal: '1.3x',
    path: ['encoding-cost', 'unicode', 'ratio', 'floor'],
    unit: 'x',
  },
  {
    what: 'lost at 16,000 spans/s, answers after 200 ms',
    goal: '0 %',
    path: [...WORST_RATE, 'broadcastKit', 'lostPercent'],
    unit: ' %',
  },
  { what: '... and by OpenTelemetry', goal: '', path: [...WORST_RATE, 'openTelemetry', 'lostPercent'], unit: ' %' },
  { what: '... memory (RSS)', goal: '160 MiB', path: [...WORST_RATE, 'broadcastKit', 'rssMiB'], unit: ' MiB' },
  {
    what: 'longest block by a flush of 512, no content',
    goal: '1 ms',
    path: ['flush-block', 'none', 'longestBlockMs', 'broadcastKit'],
    unit: ' ms',
  },
  {
    what: '... and by OpenTelemetry',
    goal: '',
    path: ['flush-block', 'none', 'longestBlockMs', 'openTelemetry'],
    unit: ' ms',
  },
  {
    what: 'the same, 3 KB of English',
    goal: '1 ms',
    path: ['flush-block', 'ascii', 'longestBlockMs', 'broadcastKit'],
    unit: ' ms',
  },
  {
    what: '`record()` p99, no content',
    goal: '20 us',
    path: ['record-latency', 'none', 'broadcast-kit', 'p99Us'],
    unit: ' us',
  },
  {
    what: '`record()` p50 of a conversation of 1 MB',
    goal: '',
    path: ['record-latency', 'megabyte', 'broadcast-kit', 'p50Us'],
    unit: ' us',
  },
  {
    what: "bytes sent, no content, of the peer's default",
    goal: '0.08x',
    path: [COST, 'none', 'wireAgainstPeersDefault'],
    unit: 'x',
  },
  { what: 'the same, 3 KB of English', goal: '0.25x', path: [COST, 'ascii', 'wireAgainstPeersDefault'], unit: 'x' },
  {
    what: 'latency added to a streamed chunk by `instrumentFetch`',
    goal: '',
    path: ['capture-overhead', 'medianLatencyUsPerChunk', 'added'],
    unit: ' us',
  },
];

function measured(results: Results, { path, unit }: Row): string {
  const spread = spreadAt(results, path);
  if (spread !== undefined) return `${showSpread(spread, unit)}, n=${spread.n}`;
  const number = numberAt(results, path);
  return number === undefined ? 'not measured' : `${number}${unit}`;
}

/** Where and when: one line for each machine and day. */
function origin({ benches }: Results): string {
  const origins = Object.values(benches).map(
    ({ measuredAt, machine: { cpu, cores, node } }) =>
      `${measuredAt.slice(0, 10)}, ${cpu}, ${cores} cores, Node ${node.replace('v', '')}`,
  );
  return [...new Set(origins)].join('; ');
}

/** The figures that somebody asks for first, as a table in Markdown. */
export function figuresTable(results: Results): string {
  return [
    '| figure | goal | measured: median (middle half) |',
    '| --- | --- | --- |',
    ...ROWS.map((row) => `| ${row.what} | ${row.goal} | ${measured(results, row)} |`),
    '',
    `Measured side by side in one run: ${origin(results)}.`,
  ].join('\n');
}
