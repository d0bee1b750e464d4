import { parseArgs } from 'node:util';
import type {
  Clock,
  ConnectionTestResult,
  Diagnosis,
  Environment,
  GrafanaConfig,
  Transport,
} from '@broadcast-kit/core';
import {
  destinationsFromEnv,
  fetchTransport,
  isBroadcastError,
  parseGrafanaConfig,
  sampleGeneration,
  systemClock,
  testConnection,
  traceIdFor,
} from '@broadcast-kit/core';
import { sendSampleTrace } from '../settings-handler/send-sample-trace.ts';

/** What the command works with. */
export interface CliOptions {
  /** Arguments behind the name of the program. */
  readonly args: readonly string[];
  readonly env: Environment;
  readonly write: (text: string) => void;
  /** Reads the key of `--api-key -`. */
  readonly readInput: () => Promise<string>;
  /** Default: the platform's `fetch`. */
  readonly transport?: Transport | undefined;
  /** Default: the real one. */
  readonly clock?: Clock | undefined;
  /** Id of the sample trace. Default: a random UUID. */
  readonly createId?: (() => string) | undefined;
}

const USAGE = `Tests credentials of Grafana Cloud, or of any OTLP endpoint, and says what is wrong with them.

  broadcast-kit test [--send-trace] [--json]
      Reads OTEL_EXPORTER_OTLP_ENDPOINT and OTEL_EXPORTER_OTLP_HEADERS, or their _TRACES_ forms.
  broadcast-kit test --base-url URL --instance-id ID --api-key KEY
      Takes them from the command line. --api-key - reads the key from the standard input.

  --send-trace   also sends one sample trace, which proves that the key may write
  --json         prints the result as JSON

Ends with 0 where everything works, 1 where it does not, 2 where it was not called right.
`;

type Input = { readonly ok: true; readonly config: unknown } | { readonly ok: false; readonly message: string };

interface Flags {
  readonly 'base-url'?: string | undefined;
  readonly 'instance-id'?: string | undefined;
  readonly 'api-key'?: string | undefined;
}

async function readConfig(flags: Flags, { env, readInput }: CliOptions): Promise<Input> {
  const { 'base-url': baseUrl, 'instance-id': instanceId, 'api-key': key } = flags;
  if (baseUrl === undefined && instanceId === undefined && key === undefined) {
    try {
      return { ok: true, config: destinationsFromEnv(env)[0]?.config };
    } catch (error) {
      if (isBroadcastError(error)) return { ok: false, message: error.message };
      throw error;
    }
  }
  return { ok: true, config: { baseUrl, instanceId, apiKey: key === '-' ? (await readInput()).trim() : key } };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'base-url': { type: 'string' },
        'instance-id': { type: 'string' },
        'api-key': { type: 'string' },
        'send-trace': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch {
    // The parser's own text may quote the key.
    return undefined;
  }
}

function explained({ code, summary, remedy, steps, detail, status, docs }: Diagnosis): string {
  const answer = [status, detail].filter((part) => part !== undefined).join(' ');
  return [
    `FAILED  ${summary} (${code})`,
    `        ${remedy}`,
    ...steps.map((step, index) => `        ${index + 1}. ${step}`),
    ...(answer === '' ? [] : [`        Answer: ${answer}`]),
    ...(docs === undefined ? [] : [`        More: ${docs}`]),
    '',
  ].join('\n');
}

async function sendTrace(
  config: GrafanaConfig,
  options: CliOptions,
): Promise<ConnectionTestResult & { traceId: string }> {
  const { transport = fetchTransport(), clock = systemClock, createId = () => crypto.randomUUID() } = options;
  const generation = sampleGeneration({ id: createId(), owner: 'default', nowMs: clock.now() });
  const result = await sendSampleTrace({
    generation,
    config,
    shape: {},
    transport,
    timeoutMs: 10_000,
    trusted: true,
    signal: new AbortController().signal,
    clock,
  });
  return { ...result, traceId: traceIdFor(generation) };
}

/**
 * The command `broadcast-kit`: tests credentials and prints the diagnosis that the settings page would show.
 *
 * @returns The exit code: 0 everything works, 1 it does not, 2 not called right.
 */
export async function runCli(options: CliOptions): Promise<number> {
  const { args, write, transport = fetchTransport(), clock = systemClock } = options;
  const parsed = parse(args);
  if (parsed?.values.help === true || parsed?.positionals.join(' ') !== 'test') {
    write(USAGE);
    return parsed?.values.help === true ? 0 : 2;
  }
  const { values } = parsed;
  const input = await readConfig(values, options);
  if (!input.ok) {
    write(`${input.message}\n`);
    return 2;
  }
  const say = (text: string) => values.json || write(text);

  const test = await testConnection({ config: input.config, transport, trusts: () => true, clock });
  say(
    test.ok
      ? `ok      The endpoint takes Instance ID and API key (${test.durationMs} ms).\n`
      : explained(test.diagnosis),
  );
  const config = parseGrafanaConfig(input.config);
  const sent = test.ok && values['send-trace'] && config.ok ? await sendTrace(config.value, options) : undefined;
  if (sent !== undefined) {
    say(sent.ok ? `ok      Sent "Test Trace - Broadcast" as trace ${sent.traceId}.\n` : explained(sent.diagnosis));
  }
  if (values.json) write(`${JSON.stringify({ test, ...(sent === undefined ? {} : { trace: sent }) }, null, 2)}\n`);
  return test.ok && sent?.ok !== false ? 0 : 1;
}
