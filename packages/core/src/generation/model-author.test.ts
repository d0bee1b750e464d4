import { expect, it } from 'vitest';
import { modelAuthor } from './model-author.ts';

it.each([
  ['openai/gpt-4o', 'openai'],
  ['~anthropic/claude-sonnet-4.5:beta', 'anthropic'],
  ['meta-llama/Llama-3.3-70B-Instruct', 'meta-llama'],
  ['gpt-4o', undefined],
  ['models/gemini-2.5-flash', undefined],
  ['accounts/fireworks/models/llama-v3', undefined],
  ['@cf/meta/llama-3', undefined],
  ['ft:gpt-4o:org/x', undefined],
  ['/x', undefined],
  ['openai/', undefined],
])('the author of %s is %s', (model, author) => {
  expect(modelAuthor(model)).toBe(author);
});
