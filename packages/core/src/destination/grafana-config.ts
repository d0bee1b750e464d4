import type { Issue, Parsed } from '../runtime/issue.ts';
import { customHeaderIssues } from './custom-headers.ts';
import { DEFAULT_BASE_URL } from './default-base-url.ts';
import { apiKeyIssue, baseUrlIssue, instanceIdIssue, instanceIdText } from './grafana-config-issues.ts';
import { normalizeBaseUrl } from './normalize-base-url.ts';
import { trimPasted } from './trim-pasted.ts';

/** The three values from Grafana Cloud, and optional headers. */
export interface GrafanaConfig {
  /** OTLP endpoint in canonical form, such as `https://otlp-gateway-prod-us-west-0.grafana.net/otlp`. */
  readonly baseUrl: string;
  /** Numeric id of the stack, as a string of digits. */
  readonly instanceId: string;
  /** Access-policy token with the scope `traces:write` (`glc_...`). Secret. */
  readonly apiKey: string;
  /** Extra request headers. Never the ones that the transport sets itself. Default: none. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What people give: a Base URL in any of the usual forms, blanks or quotes around values, a number for the id. */
export interface GrafanaConfigInput {
  /** Default: OpenRouter's, `https://otlp-gateway-prod-us-west-0.grafana.net`. */
  readonly baseUrl?: string | undefined;
  readonly instanceId: string | number;
  readonly apiKey: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/**
 * Checks the three values of a Grafana destination and brings them into canonical form. All issues are reported, each
 * with the field (`baseUrl`, `instanceId`, `apiKey`, `headers.*`), a stable code and a sentence that says what to do.
 * No network is used; no issue ever quotes the key.
 *
 * Source: specification, steps 1 and 3.
 *
 * @example
 * ```ts
 * const parsed = parseGrafanaConfig({
 *   baseUrl: 'https://otlp-gateway-prod-us-west-0.grafana.net',
 *   instanceId: '123456',
 *   apiKey: 'glc_eyJvIjoi...',
 * });
 * if (!parsed.ok) for (const issue of parsed.issues) console.error(issue.path, issue.message);
 * ```
 */
export function parseGrafanaConfig(input: unknown): Parsed<GrafanaConfig> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    const message = 'A Grafana config is an object with baseUrl, instanceId and apiKey.';
    return { ok: false, issues: [{ path: '', code: 'config.not_an_object', message }] };
  }
  const { baseUrl, instanceId, apiKey, headers, ...unknown } = input as Record<string, unknown>;
  const givenUrl = baseUrl === undefined || baseUrl === null || baseUrl === '' ? DEFAULT_BASE_URL : baseUrl;
  // A misspelt "baseUrl" would otherwise send the credentials to the default endpoint.
  const issues: Issue[] = Object.keys(unknown).map((name) => ({
    path: name,
    code: 'unknown_field',
    message: 'This field is not known. A Grafana config has baseUrl, instanceId, apiKey and headers.',
  }));
  const urlIssue = baseUrlIssue(typeof givenUrl === 'string' ? givenUrl : '');
  if (urlIssue) issues.push(urlIssue);
  for (const found of [instanceIdIssue(instanceId), apiKeyIssue(apiKey), ...customHeaderIssues(headers)]) {
    if (found) issues.push(found);
  }
  const normalized = normalizeBaseUrl(typeof givenUrl === 'string' ? givenUrl : '');
  if (issues.length > 0 || !normalized.ok) return { ok: false, issues };
  return {
    ok: true,
    value: {
      baseUrl: normalized.baseUrl,
      instanceId: instanceIdText(instanceId),
      apiKey: trimPasted(String(apiKey)),
      ...(headers !== undefined && headers !== null && Object.keys(headers).length > 0
        ? { headers: headers as Record<string, string> }
        : {}),
    },
  };
}
