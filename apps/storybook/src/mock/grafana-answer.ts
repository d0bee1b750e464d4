import type { OtlpFault } from '@broadcast-kit/core/testing';

/** What a story's Grafana Cloud does with a request. Each is a mistake that people really make, or an outage. */
export type GrafanaAnswer =
  /** A stack that checks the credentials and takes the spans. */
  | 'healthy'
  /** Healthy, but it takes five seconds. */
  | 'slow'
  | 'no-credentials'
  /** Instance ID and key belong to different stacks, or one of them is mistyped. */
  | 'wrong-pair'
  | 'revoked-key'
  | 'missing-scope'
  /** The stack lives in another region than the Base URL says. */
  | 'wrong-region'
  /** A region that does not exist: a wildcard DNS entry answers for it. */
  | 'region-typo'
  /** The way to the login page, which is what dashboards answer. */
  | 'login-redirect'
  | 'redirect'
  | 'not-found'
  /** Something that listens there, but not for traces. */
  | 'other-service'
  | 'rate-limited'
  | 'rejected'
  | 'bad-gateway'
  /** Never answers, and nobody has given up yet. */
  | 'hang'
  /** Never answered. */
  | 'timed-out'
  | 'unknown-host'
  | 'bad-certificate'
  | 'offline';

const status = (code: number, body: string, headers: Record<string, string> = {}): OtlpFault => ({
  kind: 'status',
  status: code,
  body,
  headers,
});

/** The answers that are no failure: the gateway itself decides. */
type Undisturbed = 'healthy' | 'slow';

/** Status, headers and body of each mistake, as Grafana Cloud's OTLP gateway sends them. */
const FAULTS: Readonly<Record<Exclude<GrafanaAnswer, Undisturbed>, OtlpFault>> = {
  'no-credentials': status(401, 'authentication error: no credentials provided'),
  'wrong-pair': status(401, 'authentication error: invalid authentication credentials'),
  'revoked-key': status(401, 'authentication error: invalid token'),
  'missing-scope': status(
    401,
    JSON.stringify({ status: 'error', error: 'authentication error: invalid scope requested' }),
  ),
  'wrong-region': status(
    502,
    JSON.stringify({
      status: 'error',
      errorType: 'unavailable',
      error: 'dial tcp: lookup cortex-gw-internal.tempo-prod-26.svc.cluster.local. on 10.50.0.10:53: no such host',
    }),
  ),
  'region-typo': status(530, 'error code: 1016'),
  'login-redirect': { kind: 'redirect' },
  redirect: { kind: 'redirect', status: 308, location: 'https://traces.example.com/otlp/v1/traces' },
  'not-found': status(404, '404 page not found'),
  'other-service': status(200, 'It works!'),
  'rate-limited': status(
    429,
    JSON.stringify({
      code: 8,
      message:
        'RATE_LIMITED: ingestion rate limit (local: 500000 bytes/s, global: 500000 bytes/s, burst: 500000 bytes) exceeded while adding 412 bytes for user 123456. consider increasing the limit or reducing ingestion rate.',
    }),
    { 'retry-after': '30' },
  ),
  rejected: status(415, '415 unsupported media type, supported: [application/json, application/x-protobuf]'),
  'bad-gateway': status(502, 'Bad Gateway'),
  hang: { kind: 'hang' },
  'timed-out': { kind: 'network', code: 'ETIMEDOUT' },
  'unknown-host': { kind: 'network', code: 'ENOTFOUND' },
  'bad-certificate': { kind: 'network', code: 'CERT_HAS_EXPIRED' },
  offline: { kind: 'network', code: 'ECONNREFUSED' },
};

/** How the fake gateway has to misbehave for `answer`; `undefined`: it does not. */
export function grafanaFault(answer: GrafanaAnswer): OtlpFault | undefined {
  return answer === 'healthy' || answer === 'slow' ? undefined : FAULTS[answer];
}
