import type { Issue } from '../runtime/issue.ts';
import { isGrafanaHost } from './classify-grafana-host.ts';

/** A Base URL in canonical form, or what is wrong with it. */
export type NormalizedBaseUrl =
  | { readonly ok: true; readonly baseUrl: string; readonly tracesUrl: string }
  | { readonly ok: false; readonly issue: Issue };

const SURROUNDING_QUOTES = /^["'`“”‘’\s]+|["'`“”‘’,;\s]+$/g;
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const HOST_WITH_PORT = /^[a-z0-9.-]+:\d{1,5}(?:[/?#]|$)/i;
const SIGNAL_PATHS = /(?:\/+v1\/+(?:traces|metrics|logs))+\/*$/i;
const MAX_URL_LENGTH = 2048;

function refuse(code: string, message: string): NormalizedBaseUrl {
  return { ok: false, issue: { path: 'baseUrl', code, message } };
}

/**
 * Turns what people paste into one canonical OTLP base URL: quotes and blanks go, `https://` comes where no scheme is,
 * the signal path (`/v1/traces`, also repeated) goes, and a bare Grafana host gets its `/otlp`. Hosts outside
 * `grafana.net` keep the path they came with, since a Collector, Alloy or Tempo listens without `/otlp`.
 *
 * It judges the form of the URL only; whether a server may call it is the server's decision.
 */
export function normalizeBaseUrl(pasted: string): NormalizedBaseUrl {
  const text = pasted.replace(SURROUNDING_QUOTES, '');
  if (text === '') return refuse('base_url.missing', 'Enter the OTLP endpoint of your Grafana Cloud stack.');
  if (text.length > MAX_URL_LENGTH) {
    return refuse(
      'base_url.too_long',
      `This URL has more than ${MAX_URL_LENGTH} characters. Paste only the OTLP endpoint.`,
    );
  }
  const hasScheme = SCHEME.test(text) && !HOST_WITH_PORT.test(text);
  if (hasScheme && !/^https?:\/\/[^/\\]/i.test(text)) {
    return refuse('base_url.scheme', 'This is not a web address. The endpoint starts with https://.');
  }
  if (/[\s\\]/.test(text) || /[\p{Cc}]/u.test(text)) {
    return refuse('base_url.malformed', 'This URL holds blanks or control characters. Copy the endpoint again.');
  }

  let url: URL;
  try {
    url = new URL(hasScheme ? text : `https://${text}`);
  } catch {
    return refuse(
      'base_url.malformed',
      `This is not a URL. It should look like https://otlp-gateway-prod-us-east-0.grafana.net.`,
    );
  }
  if (url.username !== '' || url.password !== '') {
    return refuse(
      'base_url.credentials',
      'Credentials do not belong in the URL. Put them into Instance ID and API key.',
    );
  }
  if (url.hostname.includes('*')) {
    return refuse('base_url.malformed', 'Replace the * in the URL with the region of your stack.');
  }
  if (url.protocol === 'http:' && isGrafanaHost(url.hostname)) url.protocol = 'https:';

  let path = url.pathname.replace(SIGNAL_PATHS, '').replace(/\/+$/, '');
  if (path === '' && isGrafanaHost(url.hostname)) path = '/otlp';
  const baseUrl = `${url.protocol}//${url.host}${path}`;
  return { ok: true, baseUrl, tracesUrl: `${baseUrl}/v1/traces` };
}
