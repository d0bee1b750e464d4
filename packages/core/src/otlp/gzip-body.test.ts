import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { gzipBody } from './gzip-body.ts';

describe('gzipBody', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('makes what any receiver inflates to the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (bytes) => {
        const compressed = await gzipBody(bytes);
        expect(new Uint8Array(gunzipSync(compressed ?? new Uint8Array()))).toEqual(bytes);
      }),
    );
  });

  it('makes span bodies much smaller', async () => {
    const body = new TextEncoder().encode(
      '{"key":"gen_ai.request.model","value":{"stringValue":"openai/gpt-4o"}},'.repeat(200),
    );
    expect((await gzipBody(body))?.byteLength).toBeLessThan(body.byteLength / 10);
  });

  it('leaves the body alone on a platform without compression', async () => {
    vi.stubGlobal('CompressionStream', undefined);
    expect(await gzipBody(new Uint8Array(10))).toBeUndefined();
  });
});
