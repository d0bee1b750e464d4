import { describe, expect, it } from 'vitest';
import { createContentBudget } from '../collect/content-budget.ts';
import { createReasoningFold } from './reasoning-fold.ts';

describe('reasoning details in a stream', () => {
  it('join the pieces of one text, and keep summaries, encrypted thoughts and later texts apart', () => {
    const fold = createReasoningFold(createContentBudget(10_000));
    fold.push([{ type: 'reasoning.summary', summary: 'Plan: ', index: 0 }]);
    fold.push([{ type: 'reasoning.summary', summary: 'look it up.', index: 0, id: 'rs_1' }]);
    fold.push([{ type: 'reasoning.encrypted', data: 'gAAA', index: 0 }]);
    fold.push([{ type: 'reasoning.encrypted', data: 'gBBB', index: 0 }]);
    fold.push([
      { type: 'reasoning.text', text: 'Done', index: 1 },
      { type: 'reasoning.text', text: '.', index: 1 },
    ]);
    fold.push([{ type: 'reasoning.text', text: 'Next', index: 2 }]);

    expect(fold.finish()).toEqual([
      { type: 'reasoning.summary', summary: 'Plan: look it up.', index: 0, id: 'rs_1' },
      { type: 'reasoning.encrypted', data: 'gAAA', index: 0 },
      { type: 'reasoning.encrypted', data: 'gBBB', index: 0 },
      { type: 'reasoning.text', text: 'Done.', index: 1 },
      { type: 'reasoning.text', text: 'Next', index: 2 },
    ]);
  });

  it('answer whether there were any', () => {
    const fold = createReasoningFold(createContentBudget(10_000));
    expect(fold.push(undefined)).toBe(false);
    expect(fold.push(['hostile', null])).toBe(false);
    expect(fold.push([{ type: 'reasoning.text', text: 'x' }])).toBe(true);
  });
});
