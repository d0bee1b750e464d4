import { expect, it } from 'vitest';
import type { Generation } from '../generation/generation.ts';
import { selects } from '../selection/selects.ts';
import { traceIdFor } from '../spans/trace-identity.ts';

const UUID = '0af76519-16cd-43dd-8448-eb211c80319c';
const HEX = UUID.replaceAll('-', '');

type Named = Pick<Generation, 'trace' | 'traceparent'>;

it.each<[name: string, naming: (index: number) => Named]>([
  ['a text', (index) => ({ trace: { trace_id: `trace ${index}` } })],
  ['a number', (index) => ({ trace: { trace_id: 4_711 + index } })],
  ['a traceparent', (index) => ({ traceparent: `00-${HEX.slice(4)}${1_000 + index}-b7ad6b7169203331-01` })],
])('a trace named by %s arrives whole or not at all', (_, naming) => {
  const decisions = Array.from({ length: 64 }, (_unused, index) =>
    ['a', 'b', 'c'].map((id) => isSampledBy('d1', { id: `${id}-${index}`, ...naming(index) })),
  );
  for (const ofOneTrace of decisions) expect(new Set(ofOneTrace).size).toBe(1);
  expect(new Set(decisions.flat())).toEqual(new Set([true, false]));
});

it('one trace id in three spellings is one sampling decision', () => {
  for (let index = 0; index < 64; index += 1) {
    const decisions = [UUID, HEX, HEX.toUpperCase()].map((trace_id) =>
      isSampledBy(`d${index}`, { id: trace_id, trace: { trace_id } }),
    );
    expect(new Set(decisions).size).toBe(1);
  }
});

function isSampledBy(destinationId: string, over: Named & { readonly id: string }): boolean {
  const times = { startedAtMs: 1_769_028_175_000, endedAtMs: 1_769_028_176_000 };
  const generation: Generation = { ...times, request: { model: 'openai/gpt-4o' }, ...over };
  const destination = { id: destinationId, enabled: true, apiKeyHashes: null, samplingRate: 0.5 };
  return selects(destination, generation, { passes: () => true, traceIdFor }).selected;
}
