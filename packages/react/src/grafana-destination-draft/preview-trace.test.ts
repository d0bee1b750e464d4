import { describe, expect, it } from 'vitest';
import { type PreviewSpan, previewTrace } from './preview-trace.ts';

const AT = 1_769_028_176_000;

function attributesOf(span: PreviewSpan | undefined) {
  return new Map((span?.attributes ?? []).map((attribute) => [attribute.key, attribute]));
}

describe('previewTrace', () => {
  it('is a tree: the request’s trace, and the model’s answer in it', () => {
    const { spans } = previewTrace({}, AT);

    expect(spans.map(({ name, kind }) => [name, kind])).toEqual([['Support chat', 'internal']]);
    expect(spans[0]?.children.map(({ name, kind, durationMs }) => [name, kind, durationMs])).toEqual([
      ['Answer', 'client', 1_200],
    ]);
  });

  it('tells what privacy mode leaves out: what was said, and nothing else', () => {
    const [root] = previewTrace({}, AT).spans;
    const attributes = [...attributesOf(root?.children[0]).values()];
    const left = attributes.filter(({ isPrivate }) => isPrivate);

    expect(left.map(({ key }) => key)).toEqual([
      'gen_ai.prompt',
      'gen_ai.system_instructions',
      'gen_ai.input.messages',
      'gen_ai.completion',
      'gen_ai.output.messages',
    ]);
    expect(JSON.stringify(left)).toContain('capital of France');
    expect(JSON.stringify(attributes.filter(({ isPrivate }) => !isPrivate))).not.toContain('France');
  });

  it('follows the settings: service name, metadata, value limit', () => {
    const few = previewTrace({}, AT);
    const many = previewTrace(
      { serviceName: 'acme-gateway', metadataScopes: ['cost', 'identity', 'request_context'], valueLimitBytes: 64 },
      AT,
    );
    const keysOf = ({ spans }: typeof few) => [...attributesOf(spans[0]?.children[0]).keys()];

    expect(many.resource).toContainEqual({ key: 'service.name', value: 'acme-gateway', isPrivate: false });
    expect(keysOf(few)).not.toContain('trace.metadata.openrouter.entity_id');
    expect(keysOf(many)).toEqual(
      expect.arrayContaining([
        'trace.metadata.openrouter.entity_id',
        'trace.metadata.openrouter_generation.app_title',
        'trace.metadata.openrouter_generation.usage',
        'gen_ai.prompt.truncated',
      ]),
    );
  });
});
