import { describe, expect, it } from 'vitest';
import { startMessage } from './start-message.ts';

const demo = {
  url: 'http://127.0.0.1:4400',
  info: {
    otlpBaseUrl: 'http://127.0.0.1:4400/otlp',
    instanceId: '123456',
    apiKey: 'glc_printed',
    managementKey: 'sk-management-printed',
    gatewayKeys: ['sk-demo-a', 'sk-demo-b'],
  },
};
const config = { host: '127.0.0.1', port: 4400, dataDir: '/repo/.demo-data', reset: false, allowHosts: [] };

describe('startMessage', () => {
  it('names the pages and everything that has to be pasted', () => {
    const message = startMessage(demo, config);
    const expected = [
      'http://127.0.0.1:4400/settings/observability',
      'http://127.0.0.1:4400/otlp',
      '123456',
      'glc_printed',
      'sk-management-printed',
      'sk-demo-a, sk-demo-b',
      '/repo/.demo-data',
    ];
    for (const value of expected) expect(message).toContain(value);
    expect(message).not.toContain('Other machines');
  });

  it('never prints the key of the upstream', () => {
    const upstream = { baseUrl: 'https://api.openai.com/v1', apiKey: 'sk-secret' };
    const message = startMessage(demo, { ...config, upstream, allowHosts: ['127.0.0.1:4318'] });
    expect(message).toContain('https://api.openai.com/v1');
    expect(message).toContain('127.0.0.1:4318');
    expect(message).not.toContain('sk-secret');
  });

  it('says what it means to listen for other machines', () => {
    expect(startMessage(demo, { ...config, host: '0.0.0.0' })).toContain('Other machines reach this demo');
  });
});
