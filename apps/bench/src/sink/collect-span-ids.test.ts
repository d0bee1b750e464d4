import { encodeTraces, mapGeneration, resourceSpansOf } from '@broadcast-kit/core';
import { expect, it } from 'vitest';
import { benchGeneration } from '../workload/bench-generation.ts';
import { collectSpanIds } from './collect-span-ids.ts';

it('finds each span of a request once, whatever its texts quote', () => {
  const quoting = { messages: [{ role: 'user', content: '{"spanId":"0123456789abcdef"}' }] };
  const mapped = Array.from({ length: 3 }, (_, index) => {
    const { request, ...generation } = benchGeneration('ascii', index);
    return mapGeneration({
      ...generation,
      request: { ...request, ...quoting },
      trace: { trace_name: `trace ${index}`, parent_span_id: undefined },
    });
  });
  const ids = new Set<string>();
  collectSpanIds(Buffer.from(encodeTraces(mapped.map(resourceSpansOf))), ids);
  const expected = mapped.flatMap(({ structure, calls }) => [...structure, ...calls].map(({ spanId }) => spanId));
  expect([...ids].sort()).toEqual(expected.sort());
  expect(ids.size).toBe(6);
});
