import { describe, expect, it } from 'vitest';
import { fillArguments } from './fill-arguments.ts';

describe('fillArguments', () => {
  it('reads a place out of the question', () => {
    const parameters = {
      type: 'object',
      properties: { location: { type: 'string' }, unit: { enum: ['celsius', 'fahrenheit'] } },
      required: ['location', 'unit'],
    };
    expect(fillArguments(parameters, 'What is the weather in New York in Fahrenheit?')).toEqual({
      location: 'New York',
      unit: 'fahrenheit',
    });
  });

  it('fills every type that a schema can ask for', () => {
    const parameters = {
      properties: {
        query: { type: ['string', 'null'] },
        days: { type: 'integer' },
        share: { type: 'number' },
        verbose: { type: 'boolean' },
        tags: { type: 'array', items: { type: 'string' } },
        range: { type: 'object', properties: { from: { const: 'now-1h' } } },
      },
    };
    expect(fillArguments(parameters, 'next 2.5 days')).toEqual({
      query: 'next 2.5 days',
      days: 2,
      share: 2.5,
      verbose: true,
      tags: ['next 2.5 days'],
      range: { from: 'now-1h' },
    });
  });

  it('leaves out what is not required', () => {
    const parameters = { properties: { a: { type: 'string' }, b: { type: 'string' } }, required: ['a'] };
    expect(fillArguments(parameters, 'x')).toEqual({ a: 'x' });
  });

  it('ends on a schema that contains itself', () => {
    const node: Record<string, unknown> = { type: 'object' };
    node.properties = { child: node };
    expect(JSON.stringify(fillArguments(node, 'x'))).toContain('{"child":{}}');
  });
});
