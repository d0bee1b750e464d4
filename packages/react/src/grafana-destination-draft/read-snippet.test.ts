import { describe, expect, it } from 'vitest';
import { CANARY_KEY } from '../testing/sample-destination.ts';
import { readSnippet } from './read-snippet.ts';

const GATEWAY = 'https://otlp-gateway-prod-eu-west-2.grafana.net/otlp';
const ENVIRONMENT = `export OTEL_EXPORTER_OTLP_ENDPOINT="${GATEWAY}"
export OTEL_EXPORTER_OTLP_HEADERS="Authorization=Basic%20${btoa(`123456:${CANARY_KEY}`)}"`;

describe('readSnippet', () => {
  it('reads the whole connection from the env block, wherever it was pasted', () => {
    const values = { baseUrl: GATEWAY, instanceId: '123456', apiKey: CANARY_KEY };

    expect(readSnippet(ENVIRONMENT)?.values).toMatchObject(values);
    expect(readSnippet(ENVIRONMENT, 'apiKey')?.values).toMatchObject(values);
  });

  it.each([
    [GATEWAY, 'baseUrl'],
    [CANARY_KEY, 'apiKey'],
    ['123456', 'instanceId'],
    ['just a name', 'instanceId'],
  ] as const)('leaves %s alone in its own field', (text, into) => {
    expect(readSnippet(text, into)).toBeUndefined();
  });

  it('moves a key that was pasted into the wrong field to where it belongs', () => {
    expect(readSnippet(CANARY_KEY, 'instanceId')?.values.apiKey).toBe(CANARY_KEY);
  });

  it('takes the Instance ID from the address of the portal', () => {
    const portal = 'https://grafana.com/orgs/acme/stacks/123456/otlp-info';

    expect(readSnippet(portal, 'baseUrl')?.values.instanceId).toBe('123456');
  });

  it('says why a text is of no use, and never quotes it', () => {
    const snippet = readSnippet(`OTEL_EXPORTER_OTLP_ENDPOINT=https://acme.grafana.net # ${CANARY_KEY}`);

    expect(snippet?.reason).toMatchObject({ code: 'base_url.dashboard', message: expect.stringMatching(/dashboards/) });
    expect(JSON.stringify(snippet?.reason)).not.toContain(CANARY_KEY);
  });

  it('puts the address of dashboards where it would be typed, since the field says what to do with it', () => {
    const snippet = readSnippet(ENVIRONMENT.replace(GATEWAY, 'https://acme.grafana.net/explore'));

    expect(snippet?.values).toMatchObject({ baseUrl: 'https://acme.grafana.net', instanceId: '123456' });
    expect(readSnippet(`${ENVIRONMENT}\nhttps://acme.grafana.net`)?.values.baseUrl).toBe(GATEWAY);
  });

  it('ignores an empty paste', () => {
    expect(readSnippet(' \n ')).toBeUndefined();
  });
});
