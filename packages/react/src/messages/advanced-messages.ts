import type { MetadataScope } from '@broadcast-kit/core';

/** What the advanced settings of the form say, once they are open. */
export interface AdvancedMessages {
  readonly grafanaUrlHint: string;
  readonly serviceNameHint: string;
  readonly valueLimitHint: string;
  readonly bytes: string;
  readonly scopesHint: string;
  readonly scopeNames: Readonly<Record<MetadataScope, string>>;
  readonly scopeHints: Readonly<Record<MetadataScope, string>>;
  readonly agentObservabilityHint: string;
  readonly preview: string;
  readonly headersHint: string;
  readonly noHeaders: string;
  /** Name of a header in the list; counted from 1. */
  readonly header: (position: number) => string;
  readonly headerName: string;
  readonly headerValue: string;
  readonly showHeaderValue: string;
  readonly headerStored: string;
  readonly replace: string;
  readonly replaceHeader: (name: string) => string;
  readonly keepHeader: string;
  readonly removeHeader: (name: string) => string;
  readonly addHeader: string;
  readonly headerNeeded: string;
  readonly headerValueMissing: string;
  readonly headerMasked: string;
  readonly headerTwice: string;
}
