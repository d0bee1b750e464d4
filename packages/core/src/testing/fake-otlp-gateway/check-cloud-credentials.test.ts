import { describe, expect, it } from 'vitest';
import { basicAuthorization } from '../../destination/basic-authorization.ts';
import { isBroadcastError } from '../../runtime/broadcast-error.ts';
import { bodyOf, post, SPAN, TRACES_URL } from './__fixtures__/otlp-request.ts';
import { createFakeOtlpGateway } from './create-fake-otlp-gateway.ts';

const INSTANCE_ID = '123456';
const API_KEY = 'glc_eyJvIjoiMSIsIm4iOiJ0ZXN0IiwiayI6InNlY3JldCJ9';
const RIGHT = basicAuthorization({ instanceId: INSTANCE_ID, apiKey: API_KEY });
const basic = (instanceId: string, apiKey: string) => basicAuthorization({ instanceId, apiKey });

const NO_CREDENTIALS = 'authentication error: no credentials provided';
const WRONG_INSTANCE = 'authentication error: invalid authentication credentials';
const WRONG_TOKEN = 'authentication error: invalid token';
const LEGACY = 'authentication error: legacy auth cannot be upgraded because the host is not found';

const cloudGateway = () => createFakeOtlpGateway({ instanceId: INSTANCE_ID, apiKey: API_KEY });

describe('credentials of Grafana Cloud', () => {
  it.each([
    ['none', undefined, NO_CREDENTIALS],
    ['the copied value of an environment variable', RIGHT.replace(' ', '%20'), NO_CREDENTIALS],
    ['no base64', `Basic ${INSTANCE_ID}:${API_KEY}`, NO_CREDENTIALS],
    ['base64 without a colon', `Basic ${btoa('123456')}`, NO_CREDENTIALS],
    ['another scheme', RIGHT.replace('Basic', 'Digest'), NO_CREDENTIALS],
    ['the id of another stack', basic('654321', API_KEY), WRONG_INSTANCE],
    ['a URL as id', basic('https://acme.grafana.net', API_KEY), WRONG_INSTANCE],
    ['a revoked key', basic(INSTANCE_ID, 'glc_revoked'), WRONG_TOKEN],
    ['a truncated key', basic(INSTANCE_ID, API_KEY.slice(0, -1)), WRONG_TOKEN],
    ['a service account token', basic(INSTANCE_ID, 'glsa_abc'), LEGACY],
    ['a bearer token, although it is right', `Bearer ${API_KEY}`, LEGACY],
  ])('refuses %s', async (_, authorization, text) => {
    const gateway = cloudGateway();
    const headers = { 'content-type': 'application/json', ...(authorization && { authorization }) };
    const response = await post(gateway, bodyOf(SPAN), headers);
    expect(response.status).toBe(401);
    expect(await response.text()).toBe(text);
    expect(gateway.traces()).toEqual([]);
  });

  it('takes the right ones', async () => {
    const gateway = cloudGateway();
    const response = await post(gateway, '{}', { 'content-type': 'application/json', authorization: RIGHT });
    expect(response.status).toBe(200);
  });

  it.each([
    ['a malformed body', '{', { 'content-type': 'application/json' }],
    ['a wrong type', '{}', { 'content-type': 'text/plain' }],
    ['a wrong encoding', '{}', { 'content-type': 'application/json', 'content-encoding': 'br' }],
  ])('looks at them before %s', async (_, body, headers) => {
    expect((await post(cloudGateway(), body, headers)).status).toBe(401);
  });

  it.each([
    ['without credentials', TRACES_URL, 'POST', {}, 401],
    ['to another path', TRACES_URL.replace('/otlp/', '/'), 'POST', { authorization: RIGHT }, 404],
    ['with another method', TRACES_URL, 'PUT', { authorization: RIGHT }, 405],
  ])('reads and remembers nothing of a body that comes %s', async (_, url, method, headers, status) => {
    const gateway = cloudGateway();
    const request = new Request(url, { method, headers, body: bodyOf(SPAN) });
    expect((await gateway.handle(request)).status).toBe(status);
    expect(request.bodyUsed).toBe(false);
    expect(gateway.received()).toMatchObject([{ status, body: undefined, bodyBytes: undefined }]);
  });

  it('does not ask for them where there is nothing', async () => {
    const url = TRACES_URL.replace('/otlp/', '/');
    expect((await cloudGateway().fetch(url, { method: 'POST', body: '{}' })).status).toBe(404);
  });

  it('keeps them out of what it remembers', async () => {
    const gateway = cloudGateway();
    await post(gateway, bodyOf(SPAN), { 'content-type': 'application/json', authorization: RIGHT });
    expect(gateway.received()[0]?.headers).toMatchObject({ authorization: '[redacted]' });
    expect(JSON.stringify(gateway.received())).not.toContain(RIGHT.slice('Basic '.length));
  });

  it.each(['instanceId', 'apiKey'])('wants to know the %s that it checks', (option) => {
    try {
      createFakeOtlpGateway({ instanceId: INSTANCE_ID, apiKey: API_KEY, [option]: '' });
      expect.unreachable();
    } catch (error) {
      expect(isBroadcastError(error) && error.code).toBe('invalid_option');
    }
  });
});
