import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeGzip } from './node-gzip.ts';

describe('nodeGzip', () => {
  it('makes what any receiver inflates to the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (bytes) => {
        const compressed = await nodeGzip(bytes);
        expect(new Uint8Array(gunzipSync(compressed ?? new Uint8Array()))).toEqual(bytes);
      }),
    );
  });

  it('makes span bodies much smaller', async () => {
    const body = new TextEncoder().encode(
      '{"key":"gen_ai.request.model","value":{"stringValue":"openai/gpt-4o"}},'.repeat(200),
    );
    expect((await nodeGzip(body))?.byteLength).toBeLessThan(body.byteLength / 10);
  });
});
