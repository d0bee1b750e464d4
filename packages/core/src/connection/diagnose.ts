import type { GrafanaHost } from '../destination/classify-grafana-host.ts';
import { classifyGrafanaHost } from '../destination/classify-grafana-host.ts';
import type { GrafanaConfig } from '../destination/grafana-config.ts';
import { normalizeBaseUrl } from '../destination/normalize-base-url.ts';
import { tracesEndpoint } from '../destination/traces-endpoint.ts';
import { parseRetryAfter } from '../otlp/parse-retry-after.ts';
import { quoteAnswer } from '../otlp/quote-answer.ts';
import type { Answer } from '../otlp/read-answer.ts';
import { readAnswer } from '../otlp/read-answer.ts';
import type { TransportFailureCode, TransportResult } from '../otlp/transport.ts';
import { systemClock } from '../runtime/clock.ts';
import type { Diagnosis, DiagnosisCode } from './diagnosis.ts';
import { explain } from './diagnosis-catalogue.ts';
import { comparableRegion, regionFix } from './region-fix.ts';
import { type RegionMismatch, regionMismatch } from './region-mismatch.ts';

/** What {@link diagnose} looks at. */
export interface DiagnoseOptions {
  /** What came back from the request. */
  readonly result: TransportResult;
  /** What it was sent with. */
  readonly config: GrafanaConfig;
  /**
   * Whether the host is one that the operator knows. Of all others only `net.unreachable` is told, whether they answered
   * or not, so that a test cannot be used to look around in a network.
   */
  readonly trusted: boolean;
  /** Epoch milliseconds, for a `Retry-After` that is a date. Default: now. */
  readonly nowMs?: number | undefined;
}

type Response = Extract<TransportResult, { kind: 'response' }>;
type Known = Partial<Omit<Diagnosis, 'code'>>;

const CODE_BY_FAILURE: Readonly<Record<TransportFailureCode, DiagnosisCode>> = {
  dns: 'net.dns',
  tls: 'net.tls',
  refused: 'net.refused',
  reset: 'net.refused',
  network: 'net.refused',
  timeout: 'net.timeout',
  blocked: 'endpoint.not_allowed',
  aborted: 'test.aborted',
};

/**
 * What Grafana Cloud's gateway and Tempo say, whatever status they say it with. The same mistake comes with different
 * statuses from different parts of Grafana Cloud, so the text goes first.
 */
const CODE_BY_TEXT: readonly (readonly [RegExp, DiagnosisCode])[] = [
  [/invalid scope|missing required scope/i, 'auth.scope'],
  [/authentication error|no credentials provided|invalid authentication credentials/i, 'auth.unauthorized'],
  [/rate_limited|ingestion rate limit|exceeds ingestion limit/i, 'rate.limited'],
  [/error code: 1016/i, 'endpoint.not_found'],
  [/method not allowed/i, 'endpoint.not_found'],
  [/(?:trace|span) ids must be|unsupported media type/i, 'payload.rejected'],
];

const CODE_BY_STATUS: Readonly<Record<number, DiagnosisCode>> = {
  400: 'payload.rejected',
  401: 'auth.unauthorized',
  403: 'auth.scope',
  404: 'endpoint.not_found',
  405: 'endpoint.not_found',
  408: 'upstream.unavailable',
  410: 'endpoint.not_found',
  413: 'payload.rejected',
  415: 'payload.rejected',
  422: 'payload.rejected',
  429: 'rate.limited',
  530: 'endpoint.not_found',
};

function codeOf(status: number, answer: Answer): DiagnosisCode {
  const byText = CODE_BY_TEXT.find(([pattern]) => pattern.test(answer.text))?.[1];
  if (byText !== undefined) return byText;
  // A page behind 403 is a firewall's, which knows nothing of scopes.
  if (status === 403 && answer.form === 'html') return 'protocol.unexpected';
  return CODE_BY_STATUS[status] ?? (status >= 500 ? 'upstream.unavailable' : 'protocol.unexpected');
}

function diagnoseRedirect(location: string | undefined, baseUrl: string): Diagnosis {
  let target: URL | undefined;
  try {
    target = location === undefined ? undefined : new URL(location, baseUrl);
  } catch {
    // A target that cannot be read is as good as none.
  }
  if (target === undefined) return explain('endpoint.redirected');
  if (/\/login\/?$/.test(target.pathname) || classifyGrafanaHost(target).kind === 'stack') {
    return explain('endpoint.dashboard_url');
  }
  const asked = new URL(baseUrl);
  if (asked.protocol === 'http:' && target.protocol === 'https:' && asked.hostname === target.hostname) {
    const secure = normalizeBaseUrl(`${target.origin}${target.pathname}`);
    if (secure.ok) {
      return explain('endpoint.redirected', {
        summary: 'The endpoint wants a secure connection.',
        fix: { field: 'baseUrl', value: secure.baseUrl, label: 'Use https://' },
      });
    }
  }
  return explain('endpoint.redirected');
}

function explainMismatch({ keyRegion, urlRegion, fix }: RegionMismatch): Diagnosis {
  const summary = `The API key belongs to ${keyRegion}, the Base URL to ${urlRegion}.`;
  return explain('auth.region_mismatch', { summary, fix });
}

function notFoundDetails(host: GrafanaHost, config: GrafanaConfig): Known {
  if (host.kind !== 'gateway') {
    return {
      remedy: 'Its path is wrong, or the receiver there does not take traces.',
      steps: ['Check the path of the Base URL: /v1/traces is added to it.', 'Test again.'],
      docs: undefined,
    };
  }
  const { origin, pathname } = new URL(config.baseUrl);
  if (pathname !== '/otlp') {
    return { fix: { field: 'baseUrl', value: `${origin}/otlp`, label: 'Use the path /otlp' } };
  }
  const fix = regionFix(config.apiKey);
  return fix?.value === config.baseUrl ? {} : { fix };
}

function diagnoseResponse({ status, header, body }: Response, config: GrafanaConfig): Diagnosis | undefined {
  const answer = readAnswer(body);
  if (status >= 200 && status < 300) {
    if (answer.form === 'empty' || answer.form === 'json') return undefined;
    const isGrafanaPage = answer.form === 'html' && /<title>\s*grafana/i.test(body);
    return explain(isGrafanaPage ? 'endpoint.dashboard_url' : 'protocol.unexpected');
  }
  if (status >= 300 && status < 400) return diagnoseRedirect(header('location'), config.baseUrl);

  const host = classifyGrafanaHost(config.baseUrl);
  const code = codeOf(status, answer);
  const mismatch = regionMismatch(config);
  switch (code) {
    case 'auth.unauthorized':
      if (mismatch) return explainMismatch(mismatch);
      if (/no credentials provided/i.test(answer.text)) {
        const remedy =
          'No credentials arrived there: something on the way, such as a proxy, removes the Authorization header.';
        return explain(code, { remedy });
      }
      return explain(code);
    case 'upstream.unavailable':
      // The gateway passes a stack of another region on to a host that does not exist there.
      if (host.kind === 'gateway' && /no such host/i.test(answer.text)) {
        if (mismatch) return explainMismatch(mismatch);
        if (comparableRegion(config.apiKey) === undefined) return explain('auth.region_mismatch');
      }
      return explain(code, host.kind === 'gateway' ? {} : { steps: ['Test again in a few minutes.'], docs: undefined });
    case 'endpoint.not_found':
      return explain(code, notFoundDetails(host, config));
    default:
      return explain(code);
  }
}

/**
 * Says why a request to an OTLP endpoint failed and what its owner can do, or `undefined` where it did not fail: the
 * status is 2xx and the body is empty or JSON. The text of the answer is believed before its status.
 *
 * @example
 * ```ts
 * const result = await transport(request);
 * const diagnosis = diagnose({ result, config, trusted: isGrafanaHost(new URL(config.baseUrl).hostname) });
 * if (diagnosis) show(diagnosis.summary, diagnosis.remedy, diagnosis.steps);
 * ```
 */
export function diagnose({
  result,
  config,
  trusted,
  nowMs = systemClock.now(),
}: DiagnoseOptions): Diagnosis | undefined {
  if (result.kind === 'failure') {
    const code = CODE_BY_FAILURE[result.code];
    return explain(trusted || code === 'test.aborted' ? code : 'net.unreachable');
  }
  const diagnosis = diagnoseResponse(result, config);
  if (diagnosis === undefined) return undefined;
  if (!trusted) return explain('net.unreachable');
  const retryAfterMs = parseRetryAfter(result.header('retry-after'), nowMs);
  const detail = quoteAnswer(readAnswer(result.body).text, tracesEndpoint(config).secrets);
  return {
    ...diagnosis,
    status: result.status,
    ...(detail === '' ? {} : { detail }),
    ...(retryAfterMs === undefined ? {} : { retryAfterSeconds: Math.ceil(retryAfterMs / 1000) }),
  };
}
