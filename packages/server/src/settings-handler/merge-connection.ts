import type { ConnectionBody, GrafanaConfig, Issue } from '@broadcast-kit/core';
import { diagnoseConfig, parseGrafanaConfig } from '@broadcast-kit/core';
import type { DestinationRecord } from '../destination-store/destination-record.ts';
import { openConnection } from '../destination-store/sealed-connection.ts';
import type { SecretBox } from '../secret-box/create-secret-box.ts';
import type { Problem } from './answer.ts';
import { problem } from './answer.ts';

/** The values that a request means, or why it cannot mean any. */
export type MergedConnection =
  | {
      readonly ok: true;
      readonly config: GrafanaConfig;
      /** Whether anything that a connection test depends on differs from what is stored. */
      readonly changed: boolean;
    }
  | Problem;

interface Merge {
  readonly body: ConnectionBody;
  /** The stored destination; `undefined` for a draft. */
  readonly record?: DestinationRecord | undefined;
  readonly secrets: SecretBox;
}

/** Masks of ours and of others, and what loggers put in place of a secret. */
const LOOKS_MASKED = /[…•]|\*{3}|^(?:[a-z]+_)?\.{3}|^\[(?:redacted|secret)\]$/i;

/** A value as its owner means it: spaces and quotes around it come from pasting. */
const unquoted = (value: string) =>
  value
    .trim()
    .replace(/^(["'`])(.*)\1$/s, '$2')
    .trim();

function invalid(issues: readonly Issue[], input: unknown): Problem {
  return problem({
    status: 400,
    reason: 'invalid_request',
    message: issues.map(({ message }) => message).join(' '),
    metadata: {
      issues: issues.map((issue) => ({ ...issue, path: `config.${issue.path}` })),
      diagnosis: diagnoseConfig({ issues, input }),
    },
  });
}

function secretRequired(paths: readonly string[], message: string): Problem {
  const issues = paths.map((path) => ({ path: `config.${path}`, code: 'secret_required', message }));
  return problem({ status: 400, reason: 'secret_required', message, metadata: { issues } });
}

/** The fields whose stored secret the request wants to keep: not given, or given back as the mask that was read. */
function keptSecrets(body: ConnectionBody, { connection }: DestinationRecord): string[] {
  const keepsKey = body.apiKey === undefined || body.apiKey.trim() === connection.apiKey.mask;
  const keptHeaders = Object.entries(connection.headers)
    .filter(([name, { mask }]) => body.headers === undefined || body.headers[name] === mask)
    .map(([name]) => `headers.${name}`);
  return [...(keepsKey ? ['apiKey'] : []), ...keptHeaders];
}

/** Anything else that looks like a mask is not a secret, and storing it would lose the real one. */
function maskIssues(body: ConnectionBody, kept: readonly string[]): Issue[] {
  const isForeignMask = (path: string, value: string | undefined) =>
    value !== undefined && !kept.includes(path) && LOOKS_MASKED.test(unquoted(value));
  const issues: Issue[] = [];
  if (isForeignMask('apiKey', body.apiKey)) {
    const message =
      'This is a masked key, not the key itself. Paste the whole token, or leave the field out to keep the stored one.';
    issues.push({ path: 'apiKey', code: 'api_key.masked', message });
  }
  for (const [name, value] of Object.entries(body.headers ?? {})) {
    if (!isForeignMask(`headers.${name}`, value)) continue;
    const message = `The value of the header ${name} is masked. Give the whole value, or the mask that was read to keep the stored one.`;
    issues.push({ path: `headers.${name}`, code: 'headers.masked', message });
  }
  return issues;
}

function mergedHeaders(body: ConnectionBody, stored: GrafanaConfig | undefined, kept: readonly string[]) {
  if (body.headers === undefined) return stored?.headers;
  const entries = Object.entries(body.headers).map(([name, value]) => {
    const keptValue = kept.includes(`headers.${name}`) ? stored?.headers?.[name] : undefined;
    return [name, keptValue ?? value] as const;
  });
  return Object.fromEntries(entries);
}

function sameConnection(a: GrafanaConfig, b: GrafanaConfig): boolean {
  const comparable = ({ baseUrl, instanceId, apiKey, headers = {} }: GrafanaConfig) =>
    JSON.stringify([baseUrl, instanceId, apiKey, Object.entries(headers).sort(([x], [y]) => (x < y ? -1 : 1))]);
  return comparable(a) === comparable(b);
}

/**
 * Puts the values of a request over the stored ones. A stored secret is used where the request leaves it out or sends its
 * mask back, and only towards the scheme, host and port that it was given for: otherwise somebody who may edit, but does
 * not know the key, could have it sent to a server of their own.
 */
export async function mergeConnection({ body, record, secrets }: Merge): Promise<MergedConnection> {
  const kept = record === undefined ? [] : keptSecrets(body, record);
  const masked = maskIssues(body, kept);
  if (masked.length > 0) return invalid(masked, body);

  const opened = record === undefined ? undefined : await openConnection(record, secrets);
  if (opened?.ok === false && kept.length > 0) {
    return secretRequired(kept, 'The stored secret can no longer be read on this server. Enter it again.');
  }
  const stored = opened?.ok === true ? opened.config : undefined;
  const candidate = {
    baseUrl: body.baseUrl ?? record?.connection.baseUrl,
    instanceId: body.instanceId ?? record?.connection.instanceId,
    apiKey: kept.includes('apiKey') ? stored?.apiKey : body.apiKey,
    headers: mergedHeaders(body, stored, kept),
  };
  const parsed = parseGrafanaConfig(candidate);
  if (!parsed.ok) return invalid(parsed.issues, body);

  const config = parsed.value;
  const isNewOrigin =
    record !== undefined && new URL(config.baseUrl).origin !== new URL(record.connection.baseUrl).origin;
  if (isNewOrigin && kept.length > 0) {
    return secretRequired(
      kept,
      'The host of the Base URL changed, so its secrets must be entered again: a stored key is only ever sent to the host that it was entered for.',
    );
  }
  return { ok: true, config, changed: stored === undefined || !sameConnection(config, stored) };
}
