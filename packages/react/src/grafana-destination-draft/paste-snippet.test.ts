import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FormEvent } from './form-event.ts';

const SNIPPET = 'OTEL_EXPORTER_OTLP_ENDPOINT="https://otlp-gateway-prod-eu-west-2.grafana.net/otlp"';
const NOT_LOADED = 'Couldn’t load this part.';

/** A form whose code for snippets has not arrived yet; `arrive` brings it. */
async function early() {
  const { pasteSnippet } = await import('./paste-snippet.ts');
  const { snippetReader } = await import('./snippet-reader.ts');
  const events: FormEvent[] = [];
  const paste = (text: string, into?: 'apiKey') =>
    pasteSnippet({ text, into, send: (event) => events.push(event), notLoaded: NOT_LOADED });
  return { events, paste, arrive: () => snippetReader.load() };
}

// Each test starts before the code is here.
beforeEach(() => vi.resetModules());

describe('a snippet that is pasted before the code that reads it is here', () => {
  it('waits for it and is taken then, also in the field of one value', async () => {
    const { events, paste, arrive } = await early();

    expect(paste(`${SNIPPET}\n`, 'apiKey')).toBe(true);
    expect(events).toEqual([]);

    await arrive();
    const baseUrl = 'https://otlp-gateway-prod-eu-west-2.grafana.net/otlp';
    expect(events).toMatchObject([{ type: 'snippet-pasted', values: { baseUrl } }]);
  });

  it('does not hold up a plain value, which goes into its field', async () => {
    const { events, paste, arrive } = await early();

    expect(paste(' glc_eyJvIjoi\n', 'apiKey')).toBe(false);
    await arrive();
    expect(events).toEqual([]);
  });

  it('is refused with what to do where that code cannot be loaded, and can be pasted again', async () => {
    vi.doMock('./read-snippet.ts', () => Promise.reject(new Error('offline')));
    const { events, paste, arrive } = await early();

    expect(paste(SNIPPET)).toBe(true);
    await expect(arrive()).rejects.toThrow();
    expect(events).toMatchObject([{ type: 'snippet-pasted', values: {}, reason: { message: NOT_LOADED } }]);

    vi.doUnmock('./read-snippet.ts');
    await arrive();
    expect(paste(SNIPPET)).toBe(true);
    expect(events).toHaveLength(2);
  });
});
