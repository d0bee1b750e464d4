import { issuesOf } from '@broadcast-kit/core';
import type { GenericSchema } from 'valibot';
import { safeParse } from 'valibot';
import type { Problem } from './answer.ts';
import { problem } from './answer.ts';

/** A body that fits its schema, or why it does not. */
export type ReadBody<T> = { readonly ok: true; readonly value: T } | Problem;

const MAX_BODY_BYTES = 16_384;
const MAX_ISSUES = 20;

function tooLarge(): Problem {
  return problem({
    status: 413,
    reason: 'invalid_request',
    message: `The body has more than ${MAX_BODY_BYTES} bytes. Shorten the filter rules or the list of API keys.`,
  });
}

function notJson(message: string, status = 400): Problem {
  return problem({ status, reason: 'invalid_request', message });
}

async function readText(request: Request): Promise<string | Problem> {
  if (Number(request.headers.get('content-length')) > MAX_BODY_BYTES) return tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader !== undefined) {
    const { done, value } = await reader.read().catch(() => ({ done: true as const, value: undefined }));
    if (done) break;
    size += value.byteLength;
    if (size > MAX_BODY_BYTES) {
      await reader.cancel().catch(() => undefined);
      return tooLarge();
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return notJson('The body is not UTF-8 text.');
  }
}

function parseJson(text: string): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) };
  } catch {
    // The parser's own text quotes the input, which may hold a key.
    return undefined;
  }
}

/**
 * Reads a JSON body of at most 16 KiB and checks it. No answer repeats a value of the body.
 *
 * @param whenEmpty - Stands for a missing body. Default: a missing body is refused.
 */
export async function readJsonBody<T>(
  request: Request,
  schema: GenericSchema<unknown, T>,
  { whenEmpty }: { readonly whenEmpty?: unknown } = {},
): Promise<ReadBody<T>> {
  const text = await readText(request);
  if (typeof text !== 'string') return text;
  let json = whenEmpty;
  if (text !== '' || whenEmpty === undefined) {
    if (!/^application\/json\s*(?:;|$)/i.test(request.headers.get('content-type') ?? '')) {
      return notJson('Send the body as JSON, with the header Content-Type: application/json.', 415);
    }
    const parsed = parseJson(text);
    if (parsed === undefined) return notJson('The body is not JSON.');
    json = parsed.json;
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return notJson('The body is not a JSON object.');

  const checked = safeParse(schema, json, {
    message: ({ expected }) => (expected === null ? 'This value is not allowed.' : `Expected: ${expected}.`),
  });
  if (checked.success) return { ok: true, value: checked.output };
  const issues = issuesOf(checked.issues).slice(0, MAX_ISSUES);
  return problem({
    status: 400,
    reason: 'invalid_request',
    message: issues.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join(' '),
    metadata: { issues },
  });
}
