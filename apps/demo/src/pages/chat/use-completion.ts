import { useRef, useState } from 'react';
import { type Answer, NO_ANSWER } from './answer.ts';
import { readCompletion } from './read-completion.ts';

/** One request and what has come of it so far. */
export interface Exchange {
  readonly body: Readonly<Record<string, unknown>>;
  readonly apiKey: string;
  readonly isRunning: boolean;
  readonly answer: Answer;
  /** The gateway's id of the call; null until it answers. */
  readonly generationId: string | null;
  /** Milliseconds of the page's clock. */
  readonly startedAtMs: number;
  readonly firstTokenMs: number | null;
  readonly durationMs: number | null;
}

/** The chat as a value and its two actions. */
export interface Completion {
  readonly exchange: Exchange | null;
  send(body: Readonly<Record<string, unknown>>, apiKey: string): Promise<void>;
  stop(): void;
}

/** Sends chat requests, one at a time. */
export function useCompletion(): Completion {
  const [exchange, setExchange] = useState<Exchange | null>(null);
  const running = useRef<AbortController | null>(null);

  async function send(body: Readonly<Record<string, unknown>>, apiKey: string): Promise<void> {
    running.current?.abort();
    const abort = new AbortController();
    running.current = abort;
    const startedAtMs = performance.now();
    const start: Exchange = {
      ...{ body, apiKey, isRunning: true, answer: NO_ANSWER, generationId: null },
      ...{ startedAtMs, firstTokenMs: null, durationMs: null },
    };
    setExchange(start);
    const change = (part: (before: Exchange) => Partial<Exchange>) => {
      if (running.current === abort) setExchange((before) => ({ ...(before ?? start), ...part(before ?? start) }));
    };
    const elapsed = () => performance.now() - startedAtMs;

    try {
      const response = await fetch('/api/v1/chat/completions', {
        method: 'POST',
        headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: abort.signal,
      });
      change(() => ({ generationId: response.headers.get('x-generation-id') }));
      for await (const answer of readCompletion(response)) {
        const hasContent = answer.text !== '' || answer.reasoning !== '' || answer.toolCalls.length > 0;
        change((before) => ({ answer, firstTokenMs: before.firstTokenMs ?? (hasContent ? elapsed() : null) }));
      }
    } catch {
      const error = abort.signal.aborted
        ? 'You stopped this answer.'
        : 'The gateway does not answer. Is it still running?';
      change((before) => ({ answer: { ...before.answer, error } }));
    }
    change(() => ({ isRunning: false, durationMs: elapsed() }));
  }

  return { exchange, send, stop: () => running.current?.abort() };
}
