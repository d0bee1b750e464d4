import type { Issue } from '../runtime/issue.ts';
import { classifyGrafanaHost } from './classify-grafana-host.ts';
import { customHeaderIssues } from './custom-headers.ts';
import { apiKeyIssue, baseUrlIssue } from './grafana-config-issues.ts';
import { normalizeBaseUrl } from './normalize-base-url.ts';
import { parseOtlpHeaders } from './otlp-headers.ts';
import { findOtlpVariables } from './otlp-variables.ts';
import { parseBasicAuthorization } from './parse-basic-authorization.ts';

/** What was found in a pasted text, ready for the form, and what was not. */
export interface OtlpSnippet {
  /** In canonical form. */
  readonly baseUrl?: string | undefined;
  readonly instanceId?: string | undefined;
  /** Secret. */
  readonly apiKey?: string | undefined;
  /** Address of the dashboards, where that stands in the text: no Base URL, but good for links. */
  readonly grafanaUrl?: string | undefined;
  /** Other headers of `OTEL_EXPORTER_OTLP_HEADERS`. Secret. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The parts of the three that the text does not hold, in the order of the form. */
  readonly missing: readonly ('baseUrl' | 'instanceId' | 'apiKey')[];
  /** What stands there but cannot work: a placeholder, a dashboard URL, a Bearer header. Never quotes a credential. */
  readonly issues: readonly Issue[];
}

const MAX_SNIPPET_LENGTH = 32_768;
const GATEWAY = /\botlp-gateway-[a-z0-9.-]+\.grafana(?:-dev|-ops)?\.net[^\s"'`,;)\\]*/i;
const URLS = /https?:\/\/[^\s"'`,;)\\]+/gi;
const BARE_HOST = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?(?:\/\S*)?$/i;
const AUTHORIZATION =
  /(?:authorization["']?\s*[:=]\s*["']?|\b(?=basic(?:\s|%20)+[a-z0-9+/=_%-]{12}))((?:basic|bearer)(?:[ \t]|%20|\+)+[^\s"'`,;\\]+)/i;
const USER_AND_KEY = /\b(\d{1,20}):(glc_[A-Za-z0-9+/_-]+={0,3})/;
const API_KEY = /\bgl(?:c|sa)_[A-Za-z0-9+/_-]{8,}={0,3}/;
const INSTANCE_ID = /\b(?:instance[ _-]?id|username)["']?\s*[:=]?\s*["']?(\d{1,20})\b/i;

/** Without comments, line continuations and the characters that word processors put in. */
function cleaned(text: string): string {
  return text
    .slice(0, MAX_SNIPPET_LENGTH)
    .replace(/\r\n?/g, '\n')
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/^[ \t]*(?:#|\/\/|::|rem[ \t]).*$/gim, '')
    .replace(/[ \t]#.*$/gm, '')
    .replace(/[ \t][\\^`][ \t]*\n/g, ' ')
    .trim();
}

function urlsIn(text: string): string[] {
  const gateway = GATEWAY.exec(text)?.[0];
  const bare = BARE_HOST.test(text) ? text : undefined;
  return [gateway, ...(text.match(URLS) ?? []), bare].filter((url) => url !== undefined);
}

/** What the first addresses of Grafana Cloud's pages tell: of the portal an Instance ID, of a stack where its dashboards are. */
function pagesIn(urls: readonly string[]): Pick<OtlpSnippet, 'instanceId' | 'grafanaUrl'> {
  const hosts = urls.flatMap((url) => {
    const normalized = normalizeBaseUrl(url);
    return normalized.ok ? [classifyGrafanaHost(normalized.baseUrl)] : [];
  });
  const [instanceId] = hosts.flatMap((host) => (host.kind === 'portal' ? (host.instanceId ?? []) : []));
  const [grafanaUrl] = hosts.flatMap((host) => (host.kind === 'stack' ? host.grafanaUrl : []));
  return { instanceId, grafanaUrl };
}

/** Credentials, best source first: a whole Authorization header, `id:key`, then each of the two by itself. */
function credentialsIn(
  text: string,
  headers: string | undefined,
): Pick<OtlpSnippet, 'instanceId' | 'apiKey' | 'issues'> {
  const authorization = AUTHORIZATION.exec(headers ?? '')?.[1] ?? AUTHORIZATION.exec(text)?.[1];
  const parsed = authorization === undefined ? undefined : parseBasicAuthorization(authorization);
  if (parsed?.ok) return { ...parsed.value, issues: [] };

  const [, user, userKey] = USER_AND_KEY.exec(text) ?? [];
  const instanceId = user ?? INSTANCE_ID.exec(text)?.[1];
  const apiKey = userKey ?? API_KEY.exec(text)?.[0];
  const keyIssue = apiKey === undefined ? undefined : apiKeyIssue(apiKey);
  const issues = [...(parsed?.issues ?? []), ...(keyIssue ? [keyIssue] : [])];
  return { instanceId, apiKey: keyIssue ? undefined : apiKey, issues };
}

/**
 * Reads what people copy from Grafana Cloud or from a colleague: the env block (`export`, `set`, `$env:`, `.env`, YAML,
 * JSON, Kubernetes), an Authorization header, a `curl` line, an OTLP URL, or the address of the portal's `otlp-info`
 * page, which carries the Instance ID. Comments do not count. Nothing is sent anywhere, and no issue quotes a credential.
 *
 * @example
 * ```ts
 * const { baseUrl, instanceId, apiKey, missing } = parseOtlpSnippet(pasted);
 * if (missing.length === 0) fillForm({ baseUrl, instanceId, apiKey });
 * ```
 */
export function parseOtlpSnippet(pasted: string): OtlpSnippet {
  const text = cleaned(pasted);
  const variables = findOtlpVariables(text);
  const urls = urlsIn(text);
  const { instanceId: portalId, grafanaUrl } = pagesIn(urls);
  const credentials = credentialsIn(text, variables.headers);
  const issues = [...credentials.issues];

  const candidate = variables.endpoint ?? urls.find((url) => baseUrlIssue(url) === undefined) ?? urls[0];
  const normalized = candidate === undefined || candidate === '' ? undefined : normalizeBaseUrl(candidate);
  const urlIssue = candidate === undefined ? undefined : baseUrlIssue(candidate);
  // The address of the portal is a fine thing to paste: it was asked for its Instance ID.
  if (urlIssue && !(urlIssue.code === 'base_url.portal' && portalId !== undefined)) issues.push(urlIssue);

  const { authorization: _, ...others } = parseOtlpHeaders(variables.headers ?? '');
  const own = Object.entries(others).filter(([name, value]) => customHeaderIssues({ [name]: value }).length === 0);

  const found = {
    baseUrl: urlIssue === undefined && normalized?.ok ? normalized.baseUrl : undefined,
    instanceId: credentials.instanceId ?? portalId,
    apiKey: credentials.apiKey,
  };
  return {
    ...found,
    grafanaUrl,
    ...(own.length > 0 ? { headers: Object.fromEntries(own) } : {}),
    missing: (['baseUrl', 'instanceId', 'apiKey'] as const).filter((part) => found[part] === undefined),
    issues,
  };
}
