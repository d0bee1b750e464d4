import { useEffect, useState } from 'react';
import type { QueryAnswer } from '../../trace-query/answer-query.ts';

/** A query and what it came to. */
export interface AnsweredQuery {
  readonly query: string;
  readonly answer: QueryAnswer;
}

const FAILED: QueryAnswer = { kind: 'mistake', message: 'The demo does not answer. Is it still running?' };

async function ask(query: string, signal: AbortSignal): Promise<QueryAnswer> {
  try {
    const response = await fetch(`/api/demo/traces/query?${new URLSearchParams({ q: query })}`, { signal });
    return (await response.json()) as QueryAnswer;
  } catch {
    return FAILED;
  }
}

/**
 * What a query comes to, again whenever `receivedAt` says that more has arrived. The answer to the query before stays until
 * then, so that nothing jumps. `undefined` without a query.
 */
export function useQueryAnswer(query: string, receivedAt: string | undefined): AnsweredQuery | undefined {
  const [answered, setAnswered] = useState<AnsweredQuery>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: receivedAt only says when to ask again.
  useEffect(() => {
    if (query === '') {
      setAnswered(undefined);
      return;
    }
    const abort = new AbortController();
    void ask(query, abort.signal).then((answer) => {
      if (!abort.signal.aborted) setAnswered({ query, answer });
    });
    return () => abort.abort();
  }, [query, receivedAt]);
  return query === '' ? undefined : answered;
}
