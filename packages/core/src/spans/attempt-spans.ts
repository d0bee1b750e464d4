import type { Generation } from '../generation/generation.ts';
import type { Span } from '../otlp/span.ts';
import type { AttributeListOptions } from './attribute-list.ts';
import { attributeList } from './attribute-list.ts';
import { errorStatus } from './error-status.ts';
import { sha256Hex } from './sha256-hex.ts';
import type { TraceIdentity } from './trace-identity.ts';

/**
 * One child span per provider that was tried, where there was a fallback. They carry no usage, so that sums over a
 * trace count every token once.
 */
export function attemptSpans(
  generation: Generation,
  identity: TraceIdentity,
  options: AttributeListOptions & { readonly privacyMode: boolean },
): Span[] {
  const attempts = generation.attempts ?? [];
  if (attempts.length < 2) return [];
  return attempts.map((attempt, index) => {
    const list = attributeList(options);
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
      spanId: sha256Hex(responseId).slice(0, 16),
      parentSpanId: identity.spanId,
      name: `provider attempt ${index + 1}: ${attempt.provider}`,
      kind: 'client',
      startMs: attempt.startedAtMs,
      endMs: attempt.endedAtMs,
      status: attempt.error === undefined ? { code: 'ok' } : errorStatus(attempt.error, options),
      ...list.finish(),
    };
  });
}
