import type { Diagnosis, DiagnosisCode } from './diagnosis.ts';

/** The fixed part of a diagnosis: what is said whenever its code is given. */
export type DiagnosisText = Pick<Diagnosis, 'field' | 'summary' | 'remedy' | 'steps' | 'docs'>;

const DOCS = 'https://grafana.com/docs/grafana-cloud';
const OTLP_DOCS = `${DOCS}/send-data/otlp/send-data-otlp/`;
const REGION_DOCS = `${DOCS}/security-and-account-management/region-url-formats/`;
const POLICY_DOCS = `${DOCS}/security-and-account-management/authentication-and-permissions/access-policies/`;

const FIND_ENDPOINT = [
  'Sign in at grafana.com and open your stack.',
  'On the OpenTelemetry tile choose Configure.',
  'Copy the OTLP endpoint that is shown there into Base URL.',
];

/** Every code in plain words: what is true, why, and what to do, in order. `diagnose` adds what it knows of the case. */
export const DIAGNOSIS_CATALOGUE: Readonly<Record<DiagnosisCode, DiagnosisText>> = {
  'config.invalid': {
    summary: 'One of the values cannot work.',
    remedy: 'Nothing was sent. Correct the value, then test again.',
    steps: [],
  },
  'auth.unauthorized': {
    field: 'apiKey',
    summary: 'The endpoint refused the Instance ID and API key.',
    remedy:
      'One of them is wrong, or the key was revoked or has expired. Grafana gives the same answer to all of these.',
    steps: [
      'Compare the Instance ID with the number on the OpenTelemetry tile of your stack.',
      'Look under Access Policies whether the token still exists and has not expired.',
      'If both look right, create a new token for this stack and paste all of it.',
    ],
    docs: POLICY_DOCS,
  },
  'auth.scope': {
    field: 'apiKey',
    summary: 'The API key is known, but it may not write traces.',
    remedy: 'Its access policy lacks the scope traces:write.',
    steps: [
      'Sign in at grafana.com and open Access Policies.',
      'Edit the policy that the token belongs to and add the scope traces:write.',
      'Test again. The token itself stays the same.',
    ],
    docs: POLICY_DOCS,
  },
  'auth.region_mismatch': {
    field: 'baseUrl',
    summary: 'The API key and the Base URL belong to different regions.',
    remedy: 'Each region has an OTLP gateway of its own, which knows only the stacks of that region.',
    steps: FIND_ENDPOINT,
    docs: REGION_DOCS,
  },
  'endpoint.dashboard_url': {
    field: 'baseUrl',
    summary: 'This is the address of your Grafana dashboards, not of the OTLP endpoint.',
    remedy: 'Traces go to the OTLP gateway of your region: https://otlp-gateway-prod-{region}.grafana.net.',
    steps: FIND_ENDPOINT,
    docs: OTLP_DOCS,
  },
  'endpoint.not_found': {
    field: 'baseUrl',
    summary: 'There is no OTLP endpoint at this Base URL.',
    remedy: 'Its region or its path is wrong.',
    steps: FIND_ENDPOINT,
    docs: REGION_DOCS,
  },
  'endpoint.not_allowed': {
    field: 'baseUrl',
    summary: 'Traces may not be sent to this Base URL.',
    remedy: 'This service sends only to public addresses over HTTPS that its operator allows.',
    steps: [
      'Use the OTLP endpoint of your Grafana Cloud stack.',
      'To use an endpoint of your own, ask the operator of this service to allow its host.',
    ],
  },
  'endpoint.redirected': {
    field: 'baseUrl',
    summary: 'The endpoint pointed to another address.',
    remedy: 'Redirects are not followed, because your API key would go along to wherever they lead.',
    steps: ['Enter the address of the OTLP endpoint itself, starting with https://.', 'Test again.'],
    docs: OTLP_DOCS,
  },
  'net.dns': {
    field: 'baseUrl',
    summary: 'The host in the Base URL could not be found.',
    remedy: 'It is misspelt, or its name could not be looked up for a moment. The API key has not been checked yet.',
    steps: ['Compare the Base URL with the OTLP endpoint on the OpenTelemetry tile of your stack.', 'Test again.'],
    docs: REGION_DOCS,
  },
  'net.tls': {
    field: 'baseUrl',
    summary: 'No secure connection to the endpoint could be made.',
    remedy: 'Its certificate has expired, is for another host, or comes from an authority that is not trusted here.',
    steps: [
      'Check that the Base URL names the host that the certificate was issued for, and the port that speaks HTTPS.',
      'Renew the certificate where it has expired.',
    ],
  },
  'net.timeout': {
    field: 'baseUrl',
    summary: 'The endpoint did not answer in time.',
    remedy: 'It is overloaded or cannot be reached from here. The API key has not been checked yet.',
    steps: ['Test again in a minute.', 'If it stays silent, check the Base URL and any firewall in front of it.'],
  },
  'net.refused': {
    field: 'baseUrl',
    summary: 'The endpoint did not accept the connection, or broke it off.',
    remedy: 'Nothing listens at this host and port, or something on the way closed the connection.',
    steps: ['Check host and port of the Base URL.', 'Check that the receiver is running, then test again.'],
  },
  'net.unreachable': {
    field: 'baseUrl',
    summary: 'The endpoint could not be reached.',
    remedy:
      'Its host may not exist, may not take these values, or may not be among the addresses that this service sends to.',
    steps: [
      'Check the Base URL and the credentials.',
      'Check that the endpoint can be reached from the internet over HTTPS with a valid certificate.',
      'For an endpoint of your own, ask the operator of this service to allow its host.',
    ],
  },
  'rate.limited': {
    summary: 'The endpoint takes no more requests at the moment.',
    remedy: 'Your stack has reached its ingestion limit. That says nothing against the values you entered.',
    steps: ['Wait a moment, then test again.', 'If this happens often, raise the limit or lower the sampling rate.'],
  },
  'upstream.unavailable': {
    summary: 'The endpoint is not working at the moment.',
    remedy: 'The fault is on its side. The values you entered have not been checked yet.',
    steps: ['Test again in a few minutes.', 'If it goes on, look at the status page.'],
    docs: 'https://status.grafana.com/',
  },
  'payload.rejected': {
    summary: 'The endpoint did not accept the test request.',
    remedy: 'It was reached, but it does not take OTLP over HTTP with JSON in the form that we send.',
    steps: [
      'Check that the Base URL is an OTLP/HTTP endpoint, not one for gRPC or for another signal.',
      'If it is, tell the support of this service the time of the test.',
    ],
    docs: OTLP_DOCS,
  },
  'protocol.unexpected': {
    field: 'baseUrl',
    summary: 'Something answered at this Base URL, but not an OTLP endpoint.',
    remedy: 'It may be a web page, a proxy or another service.',
    steps: FIND_ENDPOINT,
    docs: OTLP_DOCS,
  },
  'test.aborted': {
    summary: 'The test was cancelled.',
    remedy: 'Nothing is known about the values yet.',
    steps: ['Start the test again.'],
  },
};

/** A diagnosis with the words of its code, and what is known of the case in place of or beside them. */
export function explain(code: DiagnosisCode, known: Partial<Omit<Diagnosis, 'code'>> = {}): Diagnosis {
  return { code, ...DIAGNOSIS_CATALOGUE[code], ...known };
}
