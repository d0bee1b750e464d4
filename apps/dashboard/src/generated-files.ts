import { spanMetricsAlerts, traceqlAlerts } from './alert-rules.ts';
import { llmDashboard } from './llm-dashboard.ts';

/** A file that `npm run dashboard` writes. */
export interface GeneratedFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
}

function jsonFile(path: string, value: unknown): GeneratedFile {
  return { path, text: `${JSON.stringify(value, null, 2)}\n` };
}

/** All of them. The same sources make the same bytes. */
export function generatedFiles(): readonly GeneratedFile[] {
  const dashboard = llmDashboard();
  const literal = JSON.stringify(dashboard).replaceAll(/['\\]/g, '\\$&').replaceAll('${', '\\u0024{');
  const module = [
    '// Made by `npm run dashboard`: change apps/dashboard, not this file.',
    '',
    '/** The dashboard, as JSON. */',
    'export const DASHBOARD_JSON: string =',
    `  '${literal}';`,
    '',
  ].join('\n');
  return [
    { path: 'packages/core/src/grafana/dashboard-json.ts', text: module },
    jsonFile('apps/dashboard/generated/dashboard.json', dashboard),
    jsonFile('apps/dashboard/generated/alerts-span-metrics.json', spanMetricsAlerts()),
    jsonFile('apps/dashboard/generated/alerts-traceql.json', traceqlAlerts()),
  ];
}
