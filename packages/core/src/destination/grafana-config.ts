import type { Issue, Parsed } from '../runtime/issue.ts';
import { classifyGrafanaHost } from './classify-grafana-host.ts';
import { customHeaderIssues } from './custom-headers.ts';
import { DEFAULT_BASE_URL } from './default-base-url.ts';
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
  /** Default: the reference product's, `https://otlp-gateway-prod-us-west-0.grafana.net`. */
  readonly baseUrl?: string | undefined;
  readonly instanceId: string | number;
  readonly apiKey: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

const API_KEY = /^[\x21-\x7e]{8,4096}$/;
const PLACEHOLDER = /^(?:glc_)?(?:<.*>|\{.*\}|\$\(.*\)|\$\{?[A-Z][A-Z0-9_]*\}?)$/;

function instanceIdText(input: unknown): string {
  // A number beyond 2^53 has already lost digits, so it names another stack.
  if (typeof input === 'number') return Number.isSafeInteger(input) ? String(input) : 'not a whole number';
  return typeof input === 'string' ? trimPasted(input) : '';
}

/** What is wrong with an Instance ID, if anything. Blanks and quotes around it do not count. */
export function instanceIdIssue(input: unknown): Issue | undefined {
  const issue = (code: string, message: string): Issue => ({
    path: 'instanceId',
    code: `instance_id.${code}`,
    message,
  });
  const text = instanceIdText(input);
  if (text === '')
    return issue('missing', 'Enter the Instance ID: the number on the OpenTelemetry tile of your stack.');
  if (/^\d{1,20}$/.test(text)) return undefined;
  if (/grafana\.(?:com|net)/i.test(text)) {
    return issue('is_url', 'This is a URL. The Instance ID is only the number of the stack, such as 123456.');
  }
  if (/^gl(?:c|sa)_/.test(text)) {
    return issue('is_api_key', 'This is an API key. The Instance ID is the number of the stack, such as 123456.');
  }
  return issue('not_numeric', 'The Instance ID is a number, such as 123456. The name of the stack does not work here.');
}

/** What is wrong with an API key, if anything. Blanks and quotes around it do not count. Never quotes the key. */
export function apiKeyIssue(input: unknown): Issue | undefined {
  const issue = (code: string, message: string): Issue => ({ path: 'apiKey', code: `api_key.${code}`, message });
  const text = typeof input === 'string' ? trimPasted(input) : '';
  if (text === '')
    return issue('missing', 'Enter an access-policy token with the scope traces:write. It starts with glc_.');
  if (/^(?:authorization\s*[:=]|(?:basic|bearer)(?:\s|%20))/i.test(text)) {
    return issue('is_header', 'This is a whole Authorization header. Paste only the token that starts with glc_.');
  }
  if (PLACEHOLDER.test(text))
    return issue('placeholder', 'This is a placeholder. Put the generated token here; it starts with glc_.');
  if (/[…•]|\*{3}|^(?:[a-z]+_)?\.{3}|^glc_.*\.{3}$/.test(text)) {
    return issue(
      'masked',
      'This is a masked or shortened key, not the key itself. Paste the whole token; Grafana shows it only once.',
    );
  }
  if (text.startsWith('glsa_')) {
    return issue(
      'service_account',
      'This is a service account token (glsa_), which only opens one Grafana instance. The OTLP gateway needs an access-policy token (glc_).',
    );
  }
  if (text.startsWith('eyJrIjoi')) {
    return issue(
      'legacy',
      'This is a legacy API key. Create an access-policy token with the scope traces:write; it starts with glc_.',
    );
  }
  if (/^\d+$/.test(text)) {
    return issue('is_number', 'This looks like the Instance ID. The API key is a token that starts with glc_.');
  }
  if (/[^\x21-\x7e]/.test(text)) {
    return issue(
      'characters',
      'This key holds blanks or invisible characters, often added by chat apps. Copy it from Grafana again.',
    );
  }
  if (!API_KEY.test(text))
    return issue('length', 'This is not a whole token. A token has at least 8 characters and starts with glc_.');
  return undefined;
}

/** What is wrong with a Base URL, if anything: its form, or that its host is not an OTLP gateway. */
export function baseUrlIssue(input: string): Issue | undefined {
  const normalized = normalizeBaseUrl(input);
  if (!normalized.ok) return normalized.issue;
  const issue = (code: string, message: string): Issue => ({ path: 'baseUrl', code: `base_url.${code}`, message });
  const url = new URL(normalized.baseUrl);
  const host = classifyGrafanaHost(url);
  switch (host.kind) {
    case 'stack':
      return issue(
        'dashboard',
        'This is the URL of your Grafana dashboards. Traces go to the OTLP gateway, https://otlp-gateway-prod-{region}.grafana.net: in the Grafana Cloud portal open your stack, then OpenTelemetry, then Configure.',
      );
    case 'portal':
      return issue(
        'portal',
        'This is a page of the Grafana Cloud portal. Copy the OTLP endpoint that it shows, https://otlp-gateway-prod-{region}.grafana.net.',
      );
    case 'other_service':
      return issue(
        'other_service',
        `This is the ${host.service} endpoint of your stack. Traces go to its OTLP gateway, https://otlp-gateway-prod-{region}.grafana.net.`,
      );
    case 'private_link':
      return issue(
        'private_link',
        'This endpoint can be reached from inside your VPC only. Use the public OTLP gateway of your region.',
      );
    case 'gateway':
      if (url.port === '') return undefined;
      return issue('port', `Grafana Cloud answers on port 443 only. Remove :${url.port} from the URL.`);
    case 'other':
      return undefined;
  }
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
