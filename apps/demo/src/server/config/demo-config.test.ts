import { describe, expect, it } from 'vitest';
import { readDemoConfig } from './demo-config.ts';

function read(env: Record<string, string> = {}, args: string[] = []) {
  return readDemoConfig({ env, args, cwd: '/home/ada', defaultDataDir: '/repo/.demo-data' });
}

describe('readDemoConfig', () => {
  it('needs nothing at all', () => {
    expect(read()).toEqual({
      ok: true,
      config: { host: '127.0.0.1', port: 4400, dataDir: '/repo/.demo-data', reset: false, allowHosts: [] },
    });
  });

  it('reads every setting', () => {
    const env = {
      PORT: '5500',
      HOST: 'localhost',
      DEMO_DATA_DIR: 'data',
      UPSTREAM_BASE_URL: 'https://api.openai.com/v1/',
      UPSTREAM_API_KEY: 'sk-live',
      BROADCAST_ALLOW_HOSTS: '127.0.0.1:4318, [::1]:4318',
    };
    expect(read(env, ['--', '--reset'])).toEqual({
      ok: true,
      config: {
        host: 'localhost',
        port: 5500,
        dataDir: '/home/ada/data',
        reset: true,
        upstream: { baseUrl: 'https://api.openai.com/v1', apiKey: 'sk-live' },
        allowHosts: ['127.0.0.1:4318', '[::1]:4318'],
      },
    });
  });

  it('treats an empty variable as one that is not set', () => {
    expect(read({ PORT: '', UPSTREAM_BASE_URL: ' ' })).toEqual(read());
  });

  it.each([
    [{ PORT: 'http' }, 'PORT is a number'],
    [{ PORT: '70000' }, 'PORT is a number'],
    [{ UPSTREAM_BASE_URL: 'api.openai.com' }, 'UPSTREAM_BASE_URL is the address'],
    [{ UPSTREAM_API_KEY: 'sk-live' }, 'UPSTREAM_BASE_URL is not'],
    [{ BROADCAST_ALLOW_HOSTS: 'http://127.0.0.1:4318' }, 'host:port'],
  ])('says what to change about %j', (env, sentence) => {
    expect(read(env)).toEqual({ ok: false, message: expect.stringContaining(sentence) });
  });

  it('never repeats a key in a refusal', () => {
    expect(JSON.stringify(read({ UPSTREAM_API_KEY: 'sk-live' }))).not.toContain('sk-live');
  });

  it('refuses an option that it does not know', () => {
    expect(read({}, ['--rest'])).toEqual({ ok: false, message: expect.stringContaining('--reset') });
  });
});
