import { memo, type ReactElement } from 'react';
import type { ApiKeyFilterProps } from '../api-key-filter/api-key-filter.tsx';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { formEnglish } from '../messages/english/form-english.ts';
import type { HeadingLevel } from '../primitives/heading.tsx';
import { LazyDisclosure, type SoughtControl } from '../primitives/lazy-disclosure.tsx';
import { createLazyPart } from '../primitives/lazy-part.ts';
import { SectionSummary } from './section-summary.tsx';

/** Props of {@link ApiKeyFilterSection}. */
export interface ApiKeyFilterSectionProps extends ApiKeyFilterProps {
  readonly level: HeadingLevel;
  readonly sought: SoughtControl | undefined;
}

const part = createLazyPart<ApiKeyFilterProps>(() =>
  import('../api-key-filter/api-key-filter.tsx').then(({ ApiKeyFilter }) => ApiKeyFilter),
);

/** Whose requests are sent. */
export const ApiKeyFilterSection = memo(function ApiKeyFilterSection({
  level,
  sought,
  ...filter
}: ApiKeyFilterSectionProps): ReactElement {
  const m = useMessages(formEnglish);
  return (
    <LazyDisclosure
      title={m.apiKeyHashes}
      help={m.apiKeyHashesHelp}
      level={level}
      summary={<SectionSummary wrong={filter.issue ? 1 : 0}>{m.keysSummary(filter.hashes?.length)}</SectionSummary>}
      part={part}
      props={filter}
      sought={sought}
    />
  );
});
