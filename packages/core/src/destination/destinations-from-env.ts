import * as v from 'valibot';
import { BroadcastError } from '../runtime/broadcast-error.ts';
import type { Destination } from './destination.ts';
import { DestinationSchema } from './destination.ts';
import { parseOtlpHeaders } from './otlp-headers.ts';
import { parseBasicAuthorization } from './parse-basic-authorization.ts';

/** Environment variables, such as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

const TRACES = 'OTEL_EXPORTER_OTLP_TRACES_';
const GENERAL = 'OTEL_EXPORTER_OTLP_';
const WHERE =
  'Grafana Cloud shows both on the OpenTelemetry tile of your stack, under Configure, as an env block to copy.';

/** Looked up rather than named, since core also runs where there is no process. */
function platformEnvironment(): Environment {
  return (globalThis as { process?: { env?: Environment } }).process?.env ?? {};
}

function variable(env: Environment, suffix: 'ENDPOINT' | 'HEADERS'): { name: string; value: string } | undefined {
  for (const name of [`${TRACES}${suffix}`, `${GENERAL}${suffix}`]) {
    const value = env[name]?.trim();
    if (value) return { name, value };
  }
  return undefined;
}

function fail(message: string): never {
  throw new BroadcastError({ code: 'invalid_config', message });
}

/**
 * The one destination of a backend that is configured like any OpenTelemetry exporter: from
 * `OTEL_EXPORTER_OTLP_ENDPOINT` and `OTEL_EXPORTER_OTLP_HEADERS` (`Authorization=Basic%20...`), or their `_TRACES_`
 * forms, which win. The destination has the id `env`, the owner `default` and every other setting at its default.
 *
 * @param env - Default: the environment of the process.
 *
 * @throws BroadcastError `invalid_config` where a variable is missing or its value cannot work. The message names the
 * variable and says what to do; it never quotes a credential.
 *
 * @example
 * ```ts
 * const broadcaster = createBroadcaster({ destinations: destinationsFromEnv() });
 * ```
 */
export function destinationsFromEnv(env: Environment = platformEnvironment()): Destination[] {
  const endpoint = variable(env, 'ENDPOINT');
  const headers = variable(env, 'HEADERS');
  if (endpoint === undefined || headers === undefined) {
    const missing = [endpoint ?? `${GENERAL}ENDPOINT`, headers ?? `${GENERAL}HEADERS`]
      .filter((found) => typeof found === 'string')
      .join(' and ');
    return fail(`${missing} must be set, or no trace can be sent. ${WHERE}`);
  }
  const { authorization, ...own } = parseOtlpHeaders(headers.value);
  if (authorization === undefined) {
    return fail(`${headers.name} has no Authorization=Basic%20... in it, so Grafana would refuse the traces. ${WHERE}`);
  }
  const credentials = parseBasicAuthorization(authorization);
  if (!credentials.ok) return fail(`${headers.name}: ${credentials.issues.map(({ message }) => message).join(' ')}`);

  const config = { ...credentials.value, baseUrl: endpoint.value, headers: own };
  const parsed = v.safeParse(DestinationSchema, { id: 'env', name: 'Grafana Cloud', config });
  if (parsed.success) return [parsed.output];
  return fail(
    parsed.issues
      .map((issue) => `${v.getDotPath(issue) === 'config.baseUrl' ? endpoint.name : headers.name}: ${issue.message}`)
      .join(' '),
  );
}
