import { afterEach, describe, expect, it, vi } from 'vitest';
import { encodeBase64 } from '../runtime/base64.ts';
import { isBroadcastError } from '../runtime/broadcast-error.ts';
import { destinationsFromEnv, type Environment } from './destinations-from-env.ts';

const KEY = 'glc_eyJvIjoiMTIzIn0=';
const ENDPOINT = 'https://otlp-gateway-prod-us-east-0.grafana.net/otlp';
const AUTHORIZATION = `Authorization=Basic%20${encodeBase64(`123456:${KEY}`)}`;
const BLOCK = { OTEL_EXPORTER_OTLP_ENDPOINT: ENDPOINT, OTEL_EXPORTER_OTLP_HEADERS: AUTHORIZATION };

function failure(env: Environment): string {
  try {
    destinationsFromEnv(env);
  } catch (error) {
    if (isBroadcastError(error) && error.code === 'invalid_config') return error.message;
    throw error;
  }
  return 'no failure';
}

describe('destinationsFromEnv', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.unstubAllGlobals();
  });

  it('makes one destination with defaults from the env block of the portal', () => {
    expect(destinationsFromEnv(BLOCK)).toMatchObject([
      {
        id: 'env',
        owner: 'default',
        enabled: true,
        samplingRate: 1,
        config: { baseUrl: ENDPOINT, instanceId: '123456', apiKey: KEY },
      },
    ]);
  });

  it('prefers the variables for traces', () => {
    const [destination] = destinationsFromEnv({
      ...BLOCK,
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://127.0.0.1:4318/v1/traces',
      OTEL_EXPORTER_OTLP_TRACES_HEADERS: `authorization=Basic ${encodeBase64('7:local-key')},x-tenant=a`,
    });
    expect(destination?.config).toEqual({
      baseUrl: 'http://127.0.0.1:4318',
      instanceId: '7',
      apiKey: 'local-key',
      headers: { 'x-tenant': 'a' },
    });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(destinationsFromEnv({ ...BLOCK, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: ' ' })).toHaveLength(1);
  });

  it('reads the environment of the process by default', () => {
    for (const [name, value] of Object.entries(BLOCK)) vi.stubEnv(name, value);
    expect(destinationsFromEnv()[0]?.config.instanceId).toBe('123456');
  });

  it('says what is missing where there is no process at all', () => {
    vi.stubGlobal('process', undefined);
    expect(() => destinationsFromEnv()).toThrow(
      /OTEL_EXPORTER_OTLP_ENDPOINT and OTEL_EXPORTER_OTLP_HEADERS must be set/,
    );
  });

  it.each([
    ['the headers', { OTEL_EXPORTER_OTLP_ENDPOINT: ENDPOINT }, /^OTEL_EXPORTER_OTLP_HEADERS must be set/],
    ['the endpoint', { OTEL_EXPORTER_OTLP_HEADERS: AUTHORIZATION }, /^OTEL_EXPORTER_OTLP_ENDPOINT must be set/],
    ['an Authorization', { ...BLOCK, OTEL_EXPORTER_OTLP_HEADERS: 'x-tenant=7' }, /has no Authorization=Basic%20/],
  ])('teaches how to set %s', (_, env, message) => {
    expect(failure(env)).toMatch(message);
    expect(failure(env)).toContain('OpenTelemetry tile');
  });

  it.each([
    [
      'a dashboard URL',
      { ...BLOCK, OTEL_EXPORTER_OTLP_ENDPOINT: 'https://acme.grafana.net' },
      /^OTEL_EXPORTER_OTLP_ENDPOINT: .*dashboards/,
    ],
    [
      'a Bearer header',
      { ...BLOCK, OTEL_EXPORTER_OTLP_HEADERS: `Authorization=Bearer ${KEY}` },
      /^OTEL_EXPORTER_OTLP_HEADERS: .*Bearer/,
    ],
    [
      'a reserved header',
      { ...BLOCK, OTEL_EXPORTER_OTLP_HEADERS: `${AUTHORIZATION},host=x` },
      /^OTEL_EXPORTER_OTLP_HEADERS: The header host/,
    ],
  ])('names the variable behind %s and never quotes the key', (_, env, message) => {
    expect(failure(env)).toMatch(message);
    expect(failure(env)).not.toContain(KEY);
  });
});
