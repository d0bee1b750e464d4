import type { Issue } from '../runtime/issue.ts';
import { classifyGrafanaHost } from './classify-grafana-host.ts';
import { normalizeBaseUrl } from './normalize-base-url.ts';
import { trimPasted } from './trim-pasted.ts';

const API_KEY = /^[\x21-\x7e]{8,4096}$/;
const PLACEHOLDER = /^(?:glc_)?(?:<.*>|\{.*\}|\$\(.*\)|\$\{?[A-Z][A-Z0-9_]*\}?)$/;

/** An Instance ID as text, without what is pasted around it; empty where there is none. */
export function instanceIdText(input: unknown): string {
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
