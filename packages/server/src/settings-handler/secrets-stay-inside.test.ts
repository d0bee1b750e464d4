import type { TransportResult } from '@broadcast-kit/core';
import { describe, expect, it } from 'vitest';
import {
  BAD_KEY,
  createSettingsTestApi,
  DRAFT,
  GOOD_CONFIG,
  GOOD_KEY,
  INSTANCE_ID,
  OTHER_BASE_URL,
  OTHER_GOOD_KEY,
} from './__fixtures__/settings-test-api.ts';

const HEADER_SECRET = 'tenant-canary-4711';
const SECRETS = [GOOD_KEY, OTHER_GOOD_KEY, BAD_KEY, HEADER_SECRET];

/** A secret in every form in which it could leave: as it is, encoded, as Basic credentials, and its telling middle. */
function formsOf(secret: string): string[] {
  return [secret, encodeURIComponent(secret), btoa(secret), btoa(`${INSTANCE_ID}:${secret}`), secret.slice(8, 40)];
}

function expectNoSecret(text: string): void {
  for (const form of SECRETS.flatMap(formsOf)) expect(text).not.toContain(form);
}

const headers = { 'x-scope-orgid': HEADER_SECRET };
const config = { ...GOOD_CONFIG, headers };
const answers: Readonly<Record<string, TransportResult>> = {
  'an answer that repeats the credentials': {
    kind: 'response',
    status: 401,
    header: (name) => (name === 'www-authenticate' ? GOOD_KEY : undefined),
    body: `invalid token ${GOOD_KEY} ${BAD_KEY} for Basic ${btoa(`${INSTANCE_ID}:${BAD_KEY}`)} tenant ${HEADER_SECRET}`,
  },
  'a redirect to a URL with the key': {
    kind: 'response',
    status: 307,
    header: () => `https://evil.example/?token=${encodeURIComponent(GOOD_KEY)}`,
    body: '',
  },
  'a page': { kind: 'response', status: 200, header: () => undefined, body: `<html>${GOOD_KEY}</html>` },
  'no answer': { kind: 'failure', code: 'tls' },
};

describe('no secret leaves', () => {
  it('through any answer, log line or record of normal use', async () => {
    const api = createSettingsTestApi();
    const texts: string[] = [];
    const send = async (method: string, path: string, body?: unknown) => {
      const answer = await api.send(method, path, body === undefined ? {} : { body });
      texts.push(answer.text, JSON.stringify([...answer.headers]));
      return answer;
    };
    await send('POST', 'destinations/test', { config });
    const { data } = await send('POST', 'destinations', { ...DRAFT, config });
    await send('GET', 'destinations');
    await send('GET', `destinations/${data.id}`);
    await send('PATCH', `destinations/${data.id}`, { config: { apiKey: OTHER_GOOD_KEY } });
    await send('POST', `destinations/${data.id}/test`, {});
    await send('POST', `destinations/${data.id}/send-trace`, {});
    await send('POST', 'destinations/send-trace', { config });
    await send('GET', `destinations/${data.id}/status`);
    await send('GET', `destinations/${data.id}/attempts`);
    await send('DELETE', `destinations/${data.id}`);
    await send('POST', `destinations/${data.id}/restore`, {});
    expect(api.probes.length).toBe(6);
    expect(api.audits.length).toBe(10);
    expectNoSecret(texts.join('\n'));
    expectNoSecret(JSON.stringify([api.log, api.audits]));
    expectNoSecret(JSON.stringify(await api.store.list('workspace_1')));
  });

  it.each(Object.entries(answers))('when Grafana gives %s', async (_, answer) => {
    const api = createSettingsTestApi();
    const made = await api.create({ config });
    api.answerProbesWith(() => answer);
    const texts = [
      await api.send('POST', 'destinations/test', { body: { config } }),
      await api.send('POST', 'destinations', {
        body: { ...DRAFT, name: 'Second', config: { ...config, apiKey: BAD_KEY } },
      }),
      await api.send('POST', `destinations/${made.id}/test`, { body: {} }),
      await api.send('POST', `destinations/${made.id}/send-trace`, { body: {} }),
      await api.send('POST', 'destinations/send-trace', { body: { config: { ...config, apiKey: BAD_KEY } } }),
      await api.send('PATCH', `destinations/${made.id}`, { body: { config: { apiKey: BAD_KEY } } }),
      await api.send('GET', `destinations/${made.id}`),
    ].map(({ text }) => text);
    expectNoSecret(texts.join('\n'));
    expectNoSecret(JSON.stringify([api.log, api.audits]));
    expectNoSecret(JSON.stringify(await api.store.list('workspace_1')));
  });

  it.each<[string, unknown]>([
    [
      'an invisible character in it',
      { ...DRAFT, config: { ...config, apiKey: `${BAD_KEY.slice(0, 50)}\u200b${BAD_KEY}` } },
    ],
    ['a line break in it', { ...DRAFT, config: { ...config, apiKey: `${BAD_KEY}\nX-Injected: 1` } }],
    ['a whole header', { ...DRAFT, config: { ...config, apiKey: `Bearer ${BAD_KEY}` } }],
    ['it in the URL', { ...DRAFT, config: { ...config, baseUrl: `https://user:${BAD_KEY}@otlp.grafana.net` } }],
    ['it as the URL', { ...DRAFT, config: { ...config, baseUrl: BAD_KEY } }],
    ['it as the Instance ID', { ...DRAFT, config: { ...config, instanceId: BAD_KEY } }],
    ['it where a switch belongs', { ...DRAFT, enabled: BAD_KEY }],
    ['it where a number belongs', { ...DRAFT, sampling_rate: BAD_KEY }],
    ['it where a choice belongs', { ...DRAFT, type: BAD_KEY, regions: [BAD_KEY] }],
    ['it as the name of a field', { ...DRAFT, [BAD_KEY]: true }],
    ['it as the name of a header', { ...DRAFT, config: { ...config, headers: { [BAD_KEY]: 'x' } } }],
    ['it in a header that is not allowed', { ...DRAFT, config: { ...config, headers: { authorization: BAD_KEY } } }],
    ['it as a receipt', { ...DRAFT, config: { ...config, apiKey: BAD_KEY }, test_receipt: BAD_KEY }],
    ['it in broken JSON', `{"config":{"apiKey":"${BAD_KEY}"`],
    ['it as the whole body', BAD_KEY],
    ['it in a list', { ...DRAFT, api_key_hashes: [BAD_KEY] }],
  ])('when a client sends the key with %s', async (_, body) => {
    const api = createSettingsTestApi();
    const answer = await api.send('POST', 'destinations', { body });
    expect(answer.status).toBe(400);
    expectNoSecret(answer.text);
    expectNoSecret(JSON.stringify([...answer.headers]));
    expectNoSecret(JSON.stringify([api.log, api.audits]));
  });

  it('when a client sends the key to another host', async () => {
    const api = createSettingsTestApi();
    const { id } = await api.create({ config });
    api.probes.length = 0;
    const texts = [
      await api.send('PATCH', `destinations/${id}`, { body: { config: { baseUrl: OTHER_BASE_URL } } }),
      await api.send('POST', `destinations/${id}/test`, { body: { config: { baseUrl: OTHER_BASE_URL } } }),
      await api.send('GET', `destinations/${encodeURIComponent(GOOD_KEY)}`),
    ].map(({ text }) => text);
    expectNoSecret(texts.join('\n'));
    expect(api.probes).toEqual([]);
  });
});
