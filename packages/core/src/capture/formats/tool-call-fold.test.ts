import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createContentBudget } from '../collect/content-budget.ts';
import { createToolCallFold } from './tool-call-fold.ts';

function fold(...deltas: readonly unknown[]) {
  const calls = createToolCallFold(createContentBudget(10_000));
  for (const delta of deltas) calls.push([delta]);
  return calls.finish();
}

function functionCall(id: string, name: string, input: string) {
  return { id, type: 'function', function: { name, arguments: input } };
}

describe('tool calls in a stream', () => {
  it('are told apart by id where a provider gives all of them index 0', () => {
    expect(
      fold(
        { index: 0, id: 'a', function: { name: 'one', arguments: '{}' } },
        { index: 0, id: 'b', function: { name: 'two', arguments: '{}' } },
      ),
    ).toEqual([functionCall('a', 'one', '{}'), functionCall('b', 'two', '{}')]);
  });

  it('work without an index', () => {
    expect(
      fold(
        { id: 'a', function: { name: 'one', arguments: '{"x":' } },
        { function: { arguments: '1}' } },
        { id: 'b', function: { name: 'two', arguments: '{}' } },
      ),
    ).toEqual([functionCall('a', 'one', '{"x":1}'), functionCall('b', 'two', '{}')]);
  });

  it('take a name that is repeated with every delta once', () => {
    const delta = (input: string) => ({ index: 0, id: 'a', function: { name: 'one', arguments: input } });
    expect(fold(delta('{"x"'), delta(':1}'))).toEqual([functionCall('a', 'one', '{"x":1}')]);
  });

  it('hold custom tools with their free text', () => {
    expect(
      fold(
        { index: 0, id: 'a', type: 'custom', custom: { name: 'sh', input: 'ls ' } },
        { index: 0, custom: { input: '-l' } },
      ),
    ).toEqual([{ id: 'a', type: 'custom', custom: { name: 'sh', input: 'ls -l' } }]);
  });

  it('become text where a provider sends the arguments as an object', () => {
    expect(fold({ index: 0, id: 'a', function: { name: 'one', arguments: { x: 1 } } })).toEqual([
      functionCall('a', 'one', '{"x":1}'),
    ]);
  });

  it('come out the same in whatever order the pieces of different calls arrive', () => {
    const calls = [
      functionCall('a', 'one', '{"x":1}'),
      functionCall('b', 'two', '["é","🌦️"]'),
      functionCall('c', 'three', '{}'),
    ];
    const order = fc.array(fc.nat({ max: 2 }), { minLength: 3, maxLength: 60 });
    fc.assert(
      fc.property(order, (turns) => {
        const rest = calls.map(({ function: { arguments: input } }) => [...input]);
        const deltas: unknown[] = [];
        const started = new Set<number>();
        const next = (index: number) => {
          const call = calls[index];
          const piece = rest[index]?.shift() ?? '';
          if (call === undefined) return;
          deltas.push(
            started.has(index)
              ? { index, function: { arguments: piece } }
              : { index, id: call.id, type: 'function', function: { name: call.function.name, arguments: piece } },
          );
          started.add(index);
        };
        for (const turn of turns) next(turn);
        for (const index of [2, 1, 0]) while (!started.has(index) || (rest[index]?.length ?? 0) > 0) next(index);
        expect(fold(...deltas)).toEqual(calls);
      }),
    );
  });
});
