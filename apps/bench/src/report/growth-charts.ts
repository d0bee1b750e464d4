import { type Results, spreadAt } from './results.ts';

const BENCH = 'destination-growth';

interface Chart {
  readonly title: string;
  readonly unit: string;
  readonly path: readonly string[];
}

const CHARTS: readonly Chart[] = [
  {
    title: 'CPU per generation until delivered, calls of one owner',
    unit: 'us',
    path: ['oneOwner', 'deliveredCpuUs'],
  },
  { title: 'CPU of record() per generation, calls of all owners', unit: 'us', path: ['allOwners', 'recordCpuUs'] },
  { title: 'Heap after all owners were at work', unit: 'MiB', path: ['allOwners', 'heapMiB'] },
  { title: 'Most memory of the process meanwhile', unit: 'MiB', path: ['allOwners', 'rssMiB'] },
];

function chart(results: Results, { title, unit, path }: Chart): string {
  const steps = Object.keys(results.benches[BENCH]?.figures ?? {});
  const medians = steps.map((step) => spreadAt(results, [BENCH, step, ...path])?.median ?? 0);
  const names = steps.map((step) => `"${Number.parseInt(step, 10).toLocaleString('en')}"`);
  const top = Math.ceil(Math.max(1, ...medians) * 1.25);
  return [
    '```mermaid',
    'xychart-beta',
    `  title "${title}"`,
    `  x-axis "destinations configured" [${names.join(', ')}]`,
    `  y-axis "${unit}" 0 --> ${top}`,
    `  line [${medians.join(', ')}]`,
    '```',
  ].join('\n');
}

/** How costs grow with the destinations that are configured, as charts in Markdown. */
export function growthCharts(results: Results): string {
  return CHARTS.map((one) => chart(results, one)).join('\n\n');
}
