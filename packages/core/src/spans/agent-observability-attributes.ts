import type { Generation } from '../generation/generation.ts';
import type { AttributeList } from './attribute-list.ts';

/**
 * Adds what Grafana's Agent Observability app reads beside the semantic conventions, so that it lists the span as a
 * generation.
 *
 * Preview: the app is in public preview and its attributes may change without notice.
 */
export function addAgentObservabilityAttributes(list: AttributeList, { id, usage }: Generation): void {
  // Text, not a boolean: the app compares it with a string.
  list.text('agento11y.record', 'true');
  list.text('agento11y.generation.id', id);
  list.int(
    'agento11y.gen_ai.usage.total_tokens',
    usage?.totalTokens ?? (usage === undefined ? undefined : (usage.inputTokens ?? 0) + (usage.outputTokens ?? 0)),
  );
  // Our input tokens count the cached ones.
  list.text('gen_ai.token.semantics', 'inclusive');
}
