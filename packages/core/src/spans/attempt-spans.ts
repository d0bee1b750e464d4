import type { Generation } from '../generation/generation.ts';
import { isUsableTime } from '../generation/usable-time.ts';
import type { SpanWith } from '../otlp/span.ts';
import type { AttributeList } from './attribute-list.ts';
import { errorStatus } from './error-status.ts';
import { hashedId } from './hashed-id.ts';
import { textPrefix } from './shorten-text.ts';
import type { TraceIdentity } from './trace-identity.ts';

/** More providers than any router tries for one request. */
const MAX_ATTEMPTS = 16;
const MAX_PROVIDER_LENGTH = 128;

interface AttemptOptions {
  readonly identity: TraceIdentity;
  readonly privacyMode: boolean;
  readonly valueLimitBytes: number;
}

/**
 * One child span per provider that was tried, where there was a fallback. They carry no usage, so that sums over a
 * trace count every token once. At most 16; an attempt without a usable time starts with the call.
 */
export function attemptSpans<Attributes>(
  list: AttributeList<Attributes>,
  generation: Generation,
  { identity, ...options }: AttemptOptions,
): SpanWith<Attributes>[] {
  const attempts = (generation.attempts ?? []).slice(0, MAX_ATTEMPTS);
  if (attempts.length < 2) return [];
  return attempts.map((attempt, index) => {
    const startMs = isUsableTime(attempt.startedAtMs) ? attempt.startedAtMs : generation.startedAtMs;
    const responseId = `${generation.id}:attempt-${index}`;
    list.text('span.type', 'span');
    list.text('gen_ai.response.id', responseId);
    list.text('gen_ai.request.model', attempt.model ?? generation.request.model);
    list.text('trace.metadata.openrouter.provider_name', attempt.provider);
    list.int('span.metadata.attempt_index', index);
    list.int('span.metadata.status_code', attempt.status);
    if (attempt.error !== undefined) list.text('error.type', attempt.error.type);
    return {
      traceId: identity.traceId,
      spanId: hashedId(responseId, 16),
      parentSpanId: identity.spanId,
      name: `provider attempt ${index + 1}: ${textPrefix(attempt.provider, MAX_PROVIDER_LENGTH)}`,
      kind: 'client',
      startMs,
      endMs: isUsableTime(attempt.endedAtMs) ? Math.max(startMs, attempt.endedAtMs) : startMs,
      status: attempt.error === undefined ? { code: 'ok' } : errorStatus(attempt.error, options),
      ...list.finish(),
    };
  });
}
