import type { Issue } from '../runtime/issue.ts';
import { classifyGrafanaHost, isGrafanaHost } from './classify-grafana-host.ts';

/** A Base URL in canonical form, or what is wrong with it. */
export type NormalizedBaseUrl =
  | { readonly ok: true; readonly baseUrl: string; readonly tracesUrl: string }
  | { readonly ok: false; readonly issue: Issue };

const AROUND = /^["'`“”‘’\s\u200b-\u200d\u2060]+|["'`“”‘’,;\s\u200b-\u200d\u2060]+$/g;
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const HOST_WITH_PORT = /^[a-z0-9.-]+:\d{1,5}(?:[/?#]|$)/i;
const SECRET = /(?:^|[^a-z0-9])(?:gl(?:c|sa)_[a-z0-9]|eyjrijoi)|^(?:basic|bearer)\s/i;
const SIGNAL_PATHS = /(?:\/+v1\/+(?:traces|metrics|logs))+\/*$/i;
const MAX_URL_LENGTH = 2048;
const NOT_A_URL = 'This is not a URL. It should look like https://otlp-gateway-prod-us-east-0.grafana.net.';

function refuse(code: string, message: string): NormalizedBaseUrl {
  return { ok: false, issue: { path: 'baseUrl', code: `base_url.${code}`, message } };
}

/**
 * Turns what people paste into one canonical OTLP base URL: quotes and blanks go, `https://` comes where no scheme is,
 * the signal path (`/v1/traces`, also repeated) goes, and a bare Grafana host gets its `/otlp`. Hosts outside
 * `grafana.net` keep the path they came with, since a Collector, Alloy or Tempo listens without `/otlp`.
 *
 * It judges the form of the URL only; whether a server may call it is the server's decision. No issue quotes the input.
 */
export function normalizeBaseUrl(pasted: string): NormalizedBaseUrl {
  if (pasted.length > MAX_URL_LENGTH) {
    return refuse('too_long', `This has more than ${MAX_URL_LENGTH} characters. Paste only the OTLP endpoint.`);
  }
  const text = pasted.replace(AROUND, '');
  if (text === '') return refuse('missing', 'Enter the OTLP endpoint of your Grafana Cloud stack.');
  // As a URL these would be a host name, and end up in logs and name servers.
  if (SECRET.test(text)) {
    return refuse('is_secret', 'This is an API key, not a URL. It belongs in the API Key field.');
  }
  if (/^\d+$/.test(text)) {
    return refuse('is_instance_id', 'This is a number, not a URL. The Instance ID has its own field.');
  }
  const hasScheme = SCHEME.test(text) && !HOST_WITH_PORT.test(text);
  if (hasScheme && !/^https?:\/\/[^/\\]/i.test(text)) {
    return refuse('scheme', 'This is not a web address. The endpoint starts with https://.');
  }
  if (/[*<>{}]/.test(text)) {
    return refuse('placeholder', 'This URL has a placeholder. Put the region of your stack there, such as us-east-0.');
  }
  if (/[\s\\]/.test(text) || /[\p{Cc}]/u.test(text)) {
    return refuse('malformed', 'This URL holds blanks or control characters. Copy the endpoint again.');
  }

  let url: URL;
  try {
    url = new URL(hasScheme ? text : `https://${text}`);
  } catch {
    return refuse('malformed', NOT_A_URL);
  }
  if (url.username !== '' || url.password !== '') {
    return refuse('credentials', 'Credentials do not belong in the URL. Put them into Instance ID and API Key.');
  }
  if (!hasScheme && !url.hostname.includes('.') && url.port === '') {
    return refuse('malformed', NOT_A_URL);
  }
  url.hostname = url.hostname.replace(/\.$/, '');
  const isGrafana = isGrafanaHost(url.hostname);
  if (url.protocol === 'http:' && isGrafana) url.protocol = 'https:';
  // A dashboard or portal page comes with a query, and has a diagnosis of its own. Elsewhere leaving it out is a guess.
  if (`${url.search}${url.hash}` !== '' && classifyGrafanaHost(url).kind === 'other') {
    return refuse('query', 'An OTLP endpoint has no query or fragment. Remove the part from the ? or # on.');
  }

  let path = url.pathname.replace(SIGNAL_PATHS, '').replace(/\/+$/, '');
  if (path === '' && isGrafana) path = '/otlp';
  const baseUrl = `${url.protocol}//${url.host}${path}`;
  return { ok: true, baseUrl, tracesUrl: `${baseUrl}/v1/traces` };
}
