import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { type GrafanaConfigInput, parseGrafanaConfig } from './grafana-config.ts';
import { apiKeyIssue, baseUrlIssue, instanceIdIssue } from './grafana-config-issues.ts';
import { GrafanaConfigSchema } from './grafana-config-schema.ts';

const KEY = 'glc_eyJvIjoiMTIzIiwibiI6ImNhbmFyeSIsImsiOiJzZWNyZXQiLCJtIjp7InIiOiJwcm9kLXVzLWVhc3QtMCJ9fQ==';
const VALID = { baseUrl: 'https://otlp-gateway-prod-us-east-0.grafana.net', instanceId: '123456', apiKey: KEY };

describe('parseGrafanaConfig', () => {
  it('accepts the three values of the specification and completes the path', () => {
    expect(parseGrafanaConfig(VALID)).toEqual({
      ok: true,
      value: { ...VALID, baseUrl: 'https://otlp-gateway-prod-us-east-0.grafana.net/otlp' },
    });
  });

  it.each([undefined, null, ''])('takes the default endpoint where Base URL is %j', (baseUrl) => {
    const parsed = parseGrafanaConfig({ ...VALID, baseUrl });
    expect(parsed.ok && parsed.value.baseUrl).toBe('https://otlp-gateway-prod-us-west-0.grafana.net/otlp');
  });

  it('takes blanks, line breaks and quotes around the values for what they are', () => {
    const parsed = parseGrafanaConfig({
      baseUrl: ` "${VALID.baseUrl}" `,
      instanceId: ' "123456"\n',
      apiKey: `'${KEY}'\n`,
    });
    expect(parsed).toEqual(parseGrafanaConfig(VALID));
  });

  it('accepts the Instance ID as a number, and headers', () => {
    const parsed = parseGrafanaConfig({ ...VALID, instanceId: 123456, headers: { 'X-Scope-OrgID': '7' } });
    expect(parsed).toMatchObject({ ok: true, value: { instanceId: '123456', headers: { 'X-Scope-OrgID': '7' } } });
  });

  it('reports every field at once', () => {
    const parsed = parseGrafanaConfig({
      baseUrl: 'https://acme.grafana.net',
      instanceId: 'acme',
      apiKey: 'glsa_abc_def',
      headers: { host: 'x' },
    });
    expect(!parsed.ok && parsed.issues.map(({ path, code }) => [path, code])).toEqual([
      ['baseUrl', 'base_url.dashboard'],
      ['instanceId', 'instance_id.not_numeric'],
      ['apiKey', 'api_key.service_account'],
      ['headers.host', 'headers.reserved'],
    ]);
  });

  it('refuses a misspelt field instead of sending the key to the default endpoint', () => {
    const parsed = parseGrafanaConfig({ base_url: VALID.baseUrl, instanceId: '123456', apiKey: KEY });
    expect(parsed).toMatchObject({ ok: false, issues: [{ path: 'base_url', code: 'unknown_field' }] });
  });

  it.each([undefined, null, 'x', 7, []])('says what a config is when it gets %j', (input) => {
    expect(parseGrafanaConfig(input)).toMatchObject({
      ok: false,
      issues: [{ path: '', code: 'config.not_an_object' }],
    });
  });

  it('never quotes the key, whatever is wrong with it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 8, maxLength: 80 }), (apiKey) => {
        const parsed = parseGrafanaConfig({
          baseUrl: apiKey,
          instanceId: apiKey,
          apiKey,
          headers: { 'x-key': apiKey },
        });
        if (!parsed.ok) for (const { message } of parsed.issues) expect(message.includes(apiKey)).toBe(false);
      }),
    );
  });

  it('answers any input without throwing', () => {
    fc.assert(fc.property(fc.anything(), (input) => typeof parseGrafanaConfig(input).ok === 'boolean'));
  });

  it('accepts what it made', () => {
    const parsed = parseGrafanaConfig({ ...VALID, headers: { 'x-tenant': '7' } });
    expect(parsed.ok && parseGrafanaConfig(parsed.value)).toEqual(parsed);
  });
});

describe('instanceIdIssue', () => {
  it.each([
    ['', 'instance_id.missing'],
    [undefined, 'instance_id.missing'],
    ['acme', 'instance_id.not_numeric'],
    ['123 456', 'instance_id.not_numeric'],
    ['-1', 'instance_id.not_numeric'],
    [1.5, 'instance_id.not_numeric'],
    [Number.NaN, 'instance_id.not_numeric'],
    [2 ** 60, 'instance_id.not_numeric'],
    ['1'.repeat(21), 'instance_id.not_numeric'],
    ['https://grafana.com/orgs/acme/stacks/123456', 'instance_id.is_url'],
    [KEY, 'instance_id.is_api_key'],
  ])('says about %j: %s', (input, code) => {
    expect(instanceIdIssue(input)?.code).toBe(code);
  });

  it.each(['1', '123456', ' 123456 ', 123456, '00012'])('has nothing to say about %j', (input) => {
    expect(instanceIdIssue(input)).toBeUndefined();
  });
});

describe('apiKeyIssue', () => {
  it.each([
    ['', 'api_key.missing'],
    [undefined, 'api_key.missing'],
    [`Basic ${'a'.repeat(40)}`, 'api_key.is_header'],
    [`Authorization=Basic%20${'a'.repeat(40)}`, 'api_key.is_header'],
    [`Bearer ${KEY}`, 'api_key.is_header'],
    ['<your-token>', 'api_key.placeholder'],
    ['glc_<your token>', 'api_key.placeholder'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is what people paste.
    ['${GRAFANA_TOKEN}', 'api_key.placeholder'],
    ['$GRAFANA_TOKEN', 'api_key.placeholder'],
    [`glsa_${'a'.repeat(32)}_01234567`, 'api_key.service_account'],
    [`eyJrIjoi${'A'.repeat(80)}`, 'api_key.legacy'],
    ['glc_...a1b2c3d4', 'api_key.masked'],
    ['...a1b2c3d4', 'api_key.masked'],
    ['glc_eyJvIjoi...', 'api_key.masked'],
    ['glc_••••••••', 'api_key.masked'],
    ['********', 'api_key.masked'],
    ['1234567890', 'api_key.is_number'],
    [`${KEY.slice(0, 20)}\u200b${KEY.slice(20)}`, 'api_key.characters'],
    [`${KEY.slice(0, 20)} ${KEY.slice(20)}`, 'api_key.characters'],
    [`${KEY.slice(0, 20)}\r\n${KEY.slice(20)}`, 'api_key.characters'],
    ['glc_ab', 'api_key.length'],
    [`glc_${'a'.repeat(4096)}`, 'api_key.length'],
  ])('says about %j: %s', (input, code) => {
    expect(apiKeyIssue(input)?.code).toBe(code);
  });

  it.each([KEY, ` ${KEY}\n`, KEY.replace(/=+$/, ''), 'a-password-of-a-proxy', 'p@ss:w{rd}!'])(
    'has nothing to say about %j',
    (input) => {
      expect(apiKeyIssue(input)).toBeUndefined();
    },
  );
});

describe('baseUrlIssue', () => {
  it.each([
    ['https://acme.grafana.net/d/abc?orgId=1', 'base_url.dashboard'],
    ['https://grafana.com/orgs/acme/stacks/123456/otlp-info', 'base_url.portal'],
    ['https://tempo-prod-04-prod-us-east-0.grafana.net/tempo', 'base_url.other_service'],
    ['https://prod-ap-northeast-0-otlp-gateway.ap-northeast-1.vpce.grafana.net', 'base_url.private_link'],
    ['https://otlp-gateway-prod-us-east-0.grafana.net:4318', 'base_url.port'],
    ['not a url', 'base_url.malformed'],
  ])('says about %s: %s', (input, code) => {
    expect(baseUrlIssue(input)?.code).toBe(code);
  });

  it.each([
    'https://otlp-gateway-prod-us-east-0.grafana.net',
    'https://collector.example.com:4318',
    'http://127.0.0.1:4318',
  ])('has nothing to say about %s', (input) => {
    expect(baseUrlIssue(input)).toBeUndefined();
  });
});

describe('GrafanaConfigSchema', () => {
  it('parses like parseGrafanaConfig', () => {
    const parsed = parseGrafanaConfig(VALID);
    expect(v.parse(GrafanaConfigSchema, VALID)).toEqual(parsed.ok && parsed.value);
  });

  it('reports the same paths and messages', () => {
    const bad = { ...VALID, instanceId: 'acme', headers: { 'x-key': 'a\nb' } };
    const parsed = parseGrafanaConfig(bad);
    const issues = v.safeParse(GrafanaConfigSchema, bad).issues ?? [];
    expect(issues.map((issue) => ({ path: v.getDotPath(issue), message: issue.message }))).toEqual(
      !parsed.ok && parsed.issues.map(({ path, message }) => ({ path, message })),
    );
  });

  it('reports a config that is no object', () => {
    const notAnObject = 'x' as unknown as GrafanaConfigInput;
    expect(v.safeParse(GrafanaConfigSchema, notAnObject).issues?.[0]?.message).toContain('is an object');
  });
});
