import { figuresTable } from './figures-table.ts';
import { growthCharts } from './growth-charts.ts';
import type { Results } from './results.ts';
import { settingsPageTable } from './settings-page-table.ts';

/** A part of a document that shows results. */
export interface ResultSection {
  /** From the root of the repository. */
  readonly document: string;
  readonly name: string;
  readonly content: (results: Results) => string;
}

/** All of them. A test holds the documents to the results file. */
export const RESULT_SECTIONS: readonly ResultSection[] = [
  { document: 'README.md', name: 'figures', content: figuresTable },
  { document: 'docs/performance.md', name: 'growth', content: growthCharts },
  { document: 'docs/performance.md', name: 'settings page', content: settingsPageTable },
];
