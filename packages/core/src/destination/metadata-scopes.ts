/**
 * Groups of metadata that a destination may ask for. All are off by default. What each holds is listed in `docs/spans.md`.
 *
 * Source: OpenRouter, `broadcast_generation_cost`, `_identity`, `_request_context`.
 */
export const METADATA_SCOPES = ['cost', 'identity', 'request_context'] as const;

/** One of {@link METADATA_SCOPES}. */
export type MetadataScope = (typeof METADATA_SCOPES)[number];
