import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBase64 } from '../runtime/base64.ts';
import { parseOtlpSnippet } from './parse-otlp-snippet.ts';

const KEY = 'glc_eyJvIjoiNjUyOTkyIiwibiI6ImNhbmFyeSIsImsiOiJzZWNyZXQiLCJtIjp7InIiOiJwcm9kLXVzLWVhc3QtMCJ9fQ==';
const HOST = 'otlp-gateway-prod-us-east-0.grafana.net';
const URL = `https://${HOST}/otlp`;

interface Credentials {
  readonly url: string;
  readonly instanceId: string;
  readonly apiKey: string;
}

/** What people copy, by where they copy it from. */
const SNIPPETS: Readonly<Record<string, (credentials: Credentials & { encoded: string; escaped: string }) => string>> =
  {
    'the env block of the portal': ({ url, escaped }) =>
      `export OTEL_EXPORTER_OTLP_PROTOCOL="http/protobuf"\nexport OTEL_EXPORTER_OTLP_ENDPOINT="${url}"\nexport OTEL_EXPORTER_OTLP_HEADERS="Authorization=Basic%20${escaped}"\n`,
    'an env file with comments': ({ url, encoded }) =>
      `# Grafana Cloud, see https://example.com/docs\nOTEL_EXPORTER_OTLP_ENDPOINT=${url} # the gateway\nOTEL_EXPORTER_OTLP_HEADERS=Authorization=Basic ${encoded}\n# OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4318\n`,
    'the signal-specific variables': ({ url, escaped }) =>
      `OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4318\nOTEL_EXPORTER_OTLP_TRACES_ENDPOINT=${url}/v1/traces\nOTEL_EXPORTER_OTLP_TRACES_HEADERS=authorization=Basic%20${escaped}`,
    'the command prompt of Windows': ({ url, escaped }) =>
      `REM tracing\r\nset OTEL_EXPORTER_OTLP_ENDPOINT=${url}\r\nset "OTEL_EXPORTER_OTLP_HEADERS=Authorization=Basic%20${escaped}"\r\n`,
    setx: ({ url, escaped }) =>
      `setx OTEL_EXPORTER_OTLP_ENDPOINT "${url}"\r\nsetx OTEL_EXPORTER_OTLP_HEADERS "Authorization=Basic%20${escaped}"`,
    PowerShell: ({ url, encoded }) =>
      `$env:OTEL_EXPORTER_OTLP_ENDPOINT = "${url}"\n$env:OTEL_EXPORTER_OTLP_HEADERS = 'Authorization=Basic ${encoded}'`,
    'PowerShell, for the machine': ({ url, encoded }) =>
      `[Environment]::SetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT", "${url}")\n[Environment]::SetEnvironmentVariable("OTEL_EXPORTER_OTLP_HEADERS", "Authorization=Basic ${encoded}")`,
    fish: ({ url, escaped }) =>
      `set -gx OTEL_EXPORTER_OTLP_ENDPOINT ${url}\nset -gx OTEL_EXPORTER_OTLP_HEADERS Authorization=Basic%20${escaped}`,
    YAML: ({ url, encoded }) =>
      `environment:\n  OTEL_EXPORTER_OTLP_ENDPOINT: ${url}\n  OTEL_EXPORTER_OTLP_HEADERS: "Authorization=Basic ${encoded}"\n`,
    'a Compose list': ({ url, escaped }) =>
      `environment:\n  - "OTEL_EXPORTER_OTLP_ENDPOINT=${url}"\n  - OTEL_EXPORTER_OTLP_HEADERS=Authorization=Basic%20${escaped}\n`,
    'a Kubernetes manifest': ({ url, escaped }) =>
      `env:\n  - name: OTEL_EXPORTER_OTLP_ENDPOINT\n    value: ${url}\n  - name: OTEL_EXPORTER_OTLP_HEADERS\n    value: "Authorization=Basic%20${escaped}"\n`,
    'pretty JSON': ({ url, encoded }) =>
      JSON.stringify(
        { OTEL_EXPORTER_OTLP_ENDPOINT: url, OTEL_EXPORTER_OTLP_HEADERS: `Authorization=Basic ${encoded}` },
        null,
        2,
      ),
    'compact JSON': ({ url, encoded }) =>
      JSON.stringify({
        OTEL_EXPORTER_OTLP_ENDPOINT: url,
        OTEL_EXPORTER_OTLP_HEADERS: `Authorization=Basic ${encoded}`,
      }),
    'an ECS task definition': ({ url, escaped }) =>
      JSON.stringify([
        { name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: url },
        { name: 'OTEL_EXPORTER_OTLP_HEADERS', value: `Authorization=Basic%20${escaped}` },
      ]),
    'variables before a command': ({ url, escaped }) =>
      `OTEL_EXPORTER_OTLP_ENDPOINT=${url} OTEL_EXPORTER_OTLP_HEADERS=Authorization=Basic%20${escaped} node server.js`,
    'docker run with continued lines': ({ url, encoded }) =>
      `docker run \\\n  -e OTEL_EXPORTER_OTLP_ENDPOINT=${url} \\\n  -e OTEL_EXPORTER_OTLP_HEADERS="Authorization=Basic ${encoded}" \\\n  image`,
    'curl with a header': ({ url, encoded }) =>
      `curl -X POST ${url}/v1/traces \\\n  -H "Content-Type: application/json" \\\n  -H 'Authorization: Basic ${encoded}' -d '{}'`,
    'curl with a user': ({ url, instanceId, apiKey }) => `curl -u "${instanceId}:${apiKey}" ${url}/v1/traces -d '{}'`,
    'a Collector configuration': ({ url, encoded }) =>
      `exporters:\n  otlphttp/grafana:\n    endpoint: ${url}\n    headers:\n      Authorization: "Basic ${encoded}"\n`,
    'a Collector with basicauth': ({ url, instanceId, apiKey }) =>
      `extensions:\n  basicauth/grafana:\n    client_auth:\n      username: "${instanceId}"\n      password: "${apiKey}"\nexporters:\n  otlphttp:\n    endpoint: ${url}\n`,
    'a chat message with smart quotes': ({ url, escaped }) =>
      `OTEL_EXPORTER_OTLP_ENDPOINT=“${url}”\nOTEL_EXPORTER_OTLP_HEADERS=“Authorization=Basic%20${escaped}”`,
    'the words of the portal': ({ url, instanceId, apiKey }) =>
      `OTLP Endpoint\n${url}\nInstance ID\n${instanceId}\nPassword / API Token\n${apiKey}\n`,
  };

function render(name: string, credentials: Credentials): string {
  const encoded = encodeBase64(`${credentials.instanceId}:${credentials.apiKey}`);
  return SNIPPETS[name]?.({ ...credentials, encoded, escaped: encodeURIComponent(encoded) }) ?? '';
}

describe('parseOtlpSnippet', () => {
  it.each(Object.keys(SNIPPETS))('fills all three fields from %s', (name) => {
    const snippet = render(name, { url: URL, instanceId: '123456', apiKey: KEY });
    expect(parseOtlpSnippet(snippet)).toEqual({
      baseUrl: URL,
      instanceId: '123456',
      apiKey: KEY,
      missing: [],
      issues: [],
    });
  });

  it('fills the same values however they are written down', () => {
    const credentials = fc.record({
      url: fc.stringMatching(/^https:\/\/otlp-gateway-prod-[a-z]{2,6}-[0-9](\.aws-[a-z]{2,6}-1)?\.grafana\.net\/otlp$/),
      instanceId: fc.stringMatching(/^[1-9][0-9]{0,9}$/),
      apiKey: fc.stringMatching(/^glc_[A-Za-z0-9+/_-]{20,120}={0,2}$/),
    });
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(SNIPPETS)), credentials, (name, given) => {
        const { baseUrl, instanceId, apiKey } = parseOtlpSnippet(render(name, given));
        expect({ url: baseUrl, instanceId, apiKey }).toEqual(given);
      }),
      { numRuns: 500 },
    );
  });

  it.each([URL, HOST, `${URL}/v1/traces`, ` ${HOST}/otlp \n`, `"${URL}"`])('finds the Base URL in %j', (text) => {
    expect(parseOtlpSnippet(text)).toMatchObject({ baseUrl: URL, missing: ['instanceId', 'apiKey'], issues: [] });
  });

  it('takes a receiver of its own from the variables and from a bare URL', () => {
    expect(parseOtlpSnippet('OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4318').baseUrl).toBe('http://127.0.0.1:4318');
    expect(parseOtlpSnippet('http://127.0.0.1:4318/v1/traces').baseUrl).toBe('http://127.0.0.1:4318');
  });

  it('finds the Instance ID in the address of the portal', () => {
    expect(parseOtlpSnippet('https://grafana.com/orgs/acme/stacks/123456/otlp-info')).toMatchObject({
      instanceId: '123456',
      missing: ['baseUrl', 'apiKey'],
      issues: [],
    });
  });

  it('takes the first of several addresses of the portal and of dashboards', () => {
    const text = `https://grafana.com/orgs/acme/stacks/123456 https://acme.grafana.net/d/abc
      https://grafana.com/orgs/acme/stacks/654321 https://other.grafana.net`;
    expect(parseOtlpSnippet(text)).toMatchObject({ instanceId: '123456', grafanaUrl: 'https://acme.grafana.net' });
  });

  it.each([
    ['a token alone', KEY, { apiKey: KEY }, ['baseUrl', 'instanceId']],
    ['a header value alone', `Basic ${encodeBase64(`7:${KEY}`)}`, { instanceId: '7', apiKey: KEY }, ['baseUrl']],
    ['a labelled Instance ID', 'Instance ID: 123456', { instanceId: '123456' }, ['baseUrl', 'apiKey']],
    ['nothing', '', {}, ['baseUrl', 'instanceId', 'apiKey']],
    ['prose', 'Please send me the values on Monday, thanks.', {}, ['baseUrl', 'instanceId', 'apiKey']],
  ])('says what is missing beside %s', (_, text, found, missing) => {
    expect(parseOtlpSnippet(text)).toMatchObject({ ...found, missing, issues: [] });
  });

  it('keeps the other headers, but none that a destination may not set', () => {
    const text = `OTEL_EXPORTER_OTLP_HEADERS="X-Scope-OrgID=tenant%207,Host=evil,Authorization=Basic%20${encodeBase64(`7:${KEY}`)}"`;
    expect(parseOtlpSnippet(text)).toMatchObject({ apiKey: KEY, headers: { 'x-scope-orgid': 'tenant 7' } });
  });

  it('lets the last of two assignments win, as a shell does', () => {
    const text = `OTEL_EXPORTER_OTLP_ENDPOINT=https://old.example.com\nOTEL_EXPORTER_OTLP_ENDPOINT=${URL}\nOTEL_EXPORTER_OTLP_HEADERS=\n`;
    expect(parseOtlpSnippet(text).baseUrl).toBe(URL);
  });

  it.each([
    ['a placeholder for the token', 'Authorization=Basic%20<your-token>', 'authorization.placeholder'],
    [
      'a placeholder in words',
      'Authorization=Basic <base64 encoded instance ID and token>',
      'authorization.placeholder',
    ],
    ['a Bearer header', 'Authorization=Bearer%20abcdefgh', 'authorization.bearer'],
    ['base64 that was cut', 'Authorization=Basic%20MTIz', 'authorization.not_base64'],
    ['a service account', `Authorization=Basic%20${encodeBase64('7:glsa_abcdef')}`, 'api_key.service_account'],
    ['the name of the stack', `Authorization=Basic%20${encodeBase64('acme:secret-key')}`, 'instance_id.not_numeric'],
  ])('explains %s', (_, header, code) => {
    const text = `OTEL_EXPORTER_OTLP_ENDPOINT=${URL}\nOTEL_EXPORTER_OTLP_HEADERS="${header}"`;
    const snippet = parseOtlpSnippet(text);
    expect(snippet).toMatchObject({ baseUrl: URL, apiKey: undefined, missing: ['instanceId', 'apiKey'] });
    expect(snippet.issues.map((issue) => issue.code)).toEqual([code]);
  });

  it('still finds the key behind a Bearer header, and says what is wrong with the header', () => {
    const text = `OTEL_EXPORTER_OTLP_HEADERS="Authorization=Bearer ${KEY}"`;
    expect(parseOtlpSnippet(text)).toMatchObject({ apiKey: KEY, issues: [{ code: 'authorization.bearer' }] });
  });

  it.each([
    ['https://acme.grafana.net/explore?orgId=1', 'base_url.dashboard'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT=https://otlp-gateway-prod-<region>.grafana.net/otlp', 'base_url.placeholder'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT="https://tempo-prod-04-prod-us-east-0.grafana.net"', 'base_url.other_service'],
    ['https://grafana.com/orgs/acme/stacks', 'base_url.portal'],
  ])('explains why %s is no Base URL', (text, code) => {
    const snippet = parseOtlpSnippet(text);
    expect(snippet.baseUrl).toBeUndefined();
    expect(snippet.issues.map((issue) => issue.code)).toEqual([code]);
  });

  it('keeps the address of the dashboards, also beside that of the gateway', () => {
    const gateway = 'https://otlp-gateway-prod-eu-west-2.grafana.net/otlp';
    const dashboards = 'https://acme.grafana.net/d/abc?orgId=1';
    expect(parseOtlpSnippet(`OTEL_EXPORTER_OTLP_ENDPOINT=${dashboards}`).grafanaUrl).toBe('https://acme.grafana.net');
    expect(parseOtlpSnippet(`${gateway}\n${dashboards}`)).toMatchObject({
      baseUrl: gateway,
      grafanaUrl: 'https://acme.grafana.net',
    });
    expect(parseOtlpSnippet(gateway).grafanaUrl).toBeUndefined();
  });

  it('prefers the gateway to the other addresses around it', () => {
    const text = `Docs: https://grafana.com/docs/\nGrafana: https://acme.grafana.net\nOTLP: ${URL}\n`;
    expect(parseOtlpSnippet(text)).toMatchObject({ baseUrl: URL, issues: [] });
  });

  it('answers any text without throwing and never quotes a credential', () => {
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom(
        KEY,
        URL,
        'Authorization=Basic ',
        'Authorization: Bearer ',
        'OTEL_EXPORTER_OTLP_HEADERS=',
        '"',
        '\n',
        '#',
        encodeBase64(`x:${KEY}`),
      ),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const { issues } = parseOtlpSnippet(parts.join(''));
        expect(JSON.stringify(issues)).not.toMatch(/eyJvIjoi|ZXlKdklqb2k/);
      }),
      { numRuns: 500 },
    );
  });

  it.each([' ', '"', '=', '/', '#', '\\', 'OTEL_EXPORTER_OTLP_HEADERS=', 'https://a.b/', 'basic '])(
    'reads a long hostile text of %j without hanging',
    (part) => {
      expect(parseOtlpSnippet(part.repeat(50_000)).apiKey).toBeUndefined();
    },
  );
});
