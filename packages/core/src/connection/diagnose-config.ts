import { classifyGrafanaHost } from '../destination/classify-grafana-host.ts';
import { normalizeBaseUrl } from '../destination/normalize-base-url.ts';
import type { Issue } from '../runtime/issue.ts';
import type { Diagnosis, DiagnosisField } from './diagnosis.ts';
import { explain } from './diagnosis-catalogue.ts';
import { regionFix } from './region-fix.ts';

const SUMMARY_BY_FIELD: Readonly<Record<DiagnosisField, string>> = {
  baseUrl: 'The Base URL cannot work.',
  instanceId: 'The Instance ID cannot work.',
  apiKey: 'The API key cannot work.',
  headers: 'The headers cannot work.',
};

function fieldOf(issue: Issue): DiagnosisField | undefined {
  const name = issue.path.split('.')[0] ?? '';
  return Object.hasOwn(SUMMARY_BY_FIELD, name) ? (name as DiagnosisField) : undefined;
}

function fixFor(issue: Issue, input: unknown): Diagnosis['fix'] {
  const { baseUrl, apiKey } = (input ?? {}) as { baseUrl?: unknown; apiKey?: unknown };
  if (issue.code === 'base_url.portal' && typeof baseUrl === 'string') {
    const page = normalizeBaseUrl(baseUrl);
    const host = page.ok ? classifyGrafanaHost(page.baseUrl) : undefined;
    if (host?.kind === 'portal' && host.instanceId !== undefined) {
      return { field: 'instanceId', value: host.instanceId, label: `Use ${host.instanceId} as Instance ID` };
    }
  }
  return issue.path === 'baseUrl' && typeof apiKey === 'string' ? regionFix(apiKey) : undefined;
}

/** The diagnosis of values that need not be tried: the first of the issues leads, the others follow as steps. */
export function diagnoseConfig({
  issues,
  input,
}: {
  readonly issues: readonly Issue[];
  readonly input: unknown;
}): Diagnosis {
  const [first, ...others] = issues;
  if (first === undefined) return explain('config.invalid');
  const field = fieldOf(first);
  const fix = fixFor(first, input);
  const known = { ...(field === undefined ? {} : { field }), ...(fix === undefined ? {} : { fix }) };
  if (first.code === 'base_url.dashboard') return explain('endpoint.dashboard_url', known);
  return explain('config.invalid', {
    ...known,
    ...(field === undefined ? {} : { summary: SUMMARY_BY_FIELD[field] }),
    remedy: first.message,
    steps: others.map(({ message }) => message),
  });
}
