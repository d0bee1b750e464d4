import { describe, expect, it } from 'vitest';
import type { TraceAttribute } from '../../trace-reading/trace-span.ts';
import { filterAttributes } from './filter-attributes.ts';

const attributes: TraceAttribute[] = [
  { key: 'gen_ai.request.model', type: 'string', value: 'openai/gpt-4o' },
  { key: 'gen_ai.usage.input_tokens', type: 'int', value: '11' },
  { key: 'gen_ai.response.finish_reasons', type: 'array', value: ['stop'] },
];
const search = (text: string) => filterAttributes(attributes, text).map(({ key }) => key);

describe('filterAttributes', () => {
  it('finds by key, by value and by both', () => {
    expect(search('usage')).toEqual(['gen_ai.usage.input_tokens']);
    expect(search('GPT-4o')).toEqual(['gen_ai.request.model']);
    expect(search('finish stop')).toEqual(['gen_ai.response.finish_reasons']);
  });

  it('shows all without a search and none without a match', () => {
    expect(search('  ')).toHaveLength(3);
    expect(search('usage stop')).toEqual([]);
  });
});
