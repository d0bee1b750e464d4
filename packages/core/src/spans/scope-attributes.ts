import type { MetadataScope } from '../destination/metadata-scopes.ts';
import type { Generation } from '../generation/generation.ts';
import type { AttributeList } from './attribute-list.ts';

const PREFIX = 'trace.metadata.openrouter_generation.';

function addCost(list: AttributeList, { request, usage }: Generation): void {
  list.int(`${PREFIX}tokens_prompt`, usage?.inputTokens);
  list.int(`${PREFIX}tokens_completion`, usage?.outputTokens);
  list.int(`${PREFIX}cache_write_tokens`, usage?.cacheWriteInputTokens);
  list.double(`${PREFIX}usage`, usage?.totalCostUsd);
  list.double(`${PREFIX}usage_upstream`, usage?.upstreamCostUsd);
  list.int(`${PREFIX}web_search_count`, usage?.webSearchCount);
  list.bool(`${PREFIX}is_byok`, usage?.isByok);
  list.bool(`${PREFIX}streamed`, request.stream ?? false);
}

function addIdentity(list: AttributeList, { owner, apiKey }: Generation): void {
  list.text('trace.metadata.openrouter.entity_id', owner);
  list.text('trace.metadata.openrouter.api_key_hash', apiKey?.hash);
}

function addRequestContext(list: AttributeList, { requestContext }: Generation): void {
  list.text(`${PREFIX}http_referer`, requestContext?.referer);
  list.text(`${PREFIX}app_title`, requestContext?.appTitle);
  list.text(`${PREFIX}user_agent`, requestContext?.userAgent);
}

const SCOPES: Readonly<Record<MetadataScope, (list: AttributeList, generation: Generation) => void>> = {
  cost: addCost,
  identity: addIdentity,
  request_context: addRequestContext,
};

/** Adds the metadata that a destination asked for beyond what every trace has. */
export function addScopeAttributes(
  list: AttributeList,
  generation: Generation,
  scopes: readonly MetadataScope[],
): void {
  for (const scope of scopes) SCOPES[scope](list, generation);
}
