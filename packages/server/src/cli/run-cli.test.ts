import { fetchTransport } from '@broadcast-kit/core';
import { createFakeOtlpGateway } from '@broadcast-kit/core/testing';
import { describe, expect, it } from 'vitest';
import { type CliOptions, runCli } from './run-cli.ts';

const INSTANCE_ID = '123456';
const KEY = 'glc_eyJvIjoiOTk5IiwibiI6IndyaXRlciIsImsiOiJzZWNyZXQifQ==';
const WRONG_KEY = 'glc_eyJvIjoiOTk5IiwibiI6InJldm9rZWQiLCJrIjoiY2FuYXJ5In0=';
const BASE_URL = 'https://otlp-gateway-prod-us-west-0.grafana.net/otlp';
const flags = (key: string) => ['--base-url', BASE_URL, '--instance-id', INSTANCE_ID, '--api-key', key];
const envWith = (key: string) => ({
  OTEL_EXPORTER_OTLP_ENDPOINT: BASE_URL,
  OTEL_EXPORTER_OTLP_HEADERS: `Authorization=Basic%20${btoa(`${INSTANCE_ID}:${key}`)}`,
});

async function run(args: readonly string[], given: Partial<CliOptions> = {}) {
  const gateway = createFakeOtlpGateway({ instanceId: INSTANCE_ID, apiKey: KEY });
  let output = '';
  const code = await runCli({
    args,
    env: {},
    readInput: async () => `${KEY}\n`,
    write(text) {
      output += text;
    },
    transport: fetchTransport({ fetch: gateway.fetch }),
    ...given,
  });
  return { code, output, gateway };
}

describe('broadcast-kit test', () => {
  it('says that the credentials of the environment work', async () => {
    const { code, output } = await run(['test'], { env: envWith(KEY) });
    expect([code, output]).toEqual([0, expect.stringMatching(/^ok {6}The endpoint takes Instance ID and API key/)]);
  });

  it('takes credentials as flags, the key from the standard input if asked to', async () => {
    expect((await run(['test', ...flags(KEY)])).code).toBe(0);
    expect((await run(['test', ...flags('-')])).code).toBe(0);
  });

  it('prints the diagnosis of a wrong key with what to do in order, and not the key', async () => {
    const { code, output } = await run(['test'], { env: envWith(WRONG_KEY) });
    expect(code).toBe(1);
    expect(output).toContain('FAILED  The endpoint refused the Instance ID and API key. (auth.unauthorized)');
    expect(output).toMatch(/ 1\. Compare the Instance ID.*\n +2\. .*\n +3\. /);
    expect(output).toContain('Answer: 401');
    expect(output).not.toContain(WRONG_KEY.slice(8, 40));
  });

  it('finds mistakes without sending anything', async () => {
    const { code, output, gateway } = await run(['test', ...flags(KEY), '--instance-id', 'acme']);
    expect([code, gateway.received().length]).toEqual([1, 0]);
    expect(output).toContain('FAILED  The Instance ID cannot work. (config.invalid)');
  });

  it('sends a sample trace that can be looked for', async () => {
    const { code, output, gateway } = await run(['test', '--send-trace'], { env: envWith(KEY) });
    const [trace] = gateway.traces();
    expect([code, trace?.traceId]).toEqual([0, expect.any(String)]);
    expect(output).toContain(`as trace ${trace?.traceId}.`);
  });

  it('fails where the trace is not taken, though the test passed', async () => {
    const answers = [200, 403];
    const { code, output } = await run(['test', '--send-trace'], {
      env: envWith(KEY),
      transport: async () => {
        const status = answers.shift() ?? 500;
        const body = status === 200 ? '{}' : '{"message":"missing required scope: traces:write"}';
        return { kind: 'response', status, header: () => undefined, body };
      },
    });
    expect([code, output]).toEqual([1, expect.stringContaining('(auth.scope)')]);
  });

  it('prints JSON for scripts, and nothing else', async () => {
    const { code, output } = await run(['test', '--json', '--send-trace'], { env: envWith(KEY) });
    expect(code).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ test: { ok: true }, trace: { ok: true, traceId: expect.any(String) } });
    const failed = await run(['test', '--json', ...flags(WRONG_KEY)]);
    expect(JSON.parse(failed.output)).toMatchObject({ test: { ok: false, diagnosis: { code: 'auth.unauthorized' } } });
  });

  it('says which variable is missing', async () => {
    const { code, output } = await run(['test']);
    expect([code, output]).toEqual([2, expect.stringContaining('OTEL_EXPORTER_OTLP_ENDPOINT')]);
  });

  it.each([[[]], [['tset']], [['test', '--unknown', WRONG_KEY]], [['test', 'more']]])(
    'shows how it is called: %j',
    async (args) => {
      const { code, output } = await run(args);
      expect([code, output]).toEqual([2, expect.stringContaining('broadcast-kit test --base-url')]);
      expect(output).not.toContain(WRONG_KEY);
      expect((await run(['--help'])).code).toBe(0);
    },
  );
});
