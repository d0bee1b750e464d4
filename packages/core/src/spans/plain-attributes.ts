import type { AttributeSink } from '../otlp/attribute-sink.ts';
import type { Attribute } from '../otlp/span.ts';

const decoder = new TextDecoder();

/** Attributes as objects, for whoever looks at spans before they are sent. */
export function plainAttributes(): AttributeSink<readonly Attribute[]> {
  let attributes: Attribute[] = [];
  return {
    text: (key, value) => void attributes.push({ key, type: 'string', value }),
    int: (key, value) => void attributes.push({ key, type: 'int', value }),
    double: (key, value) => void attributes.push({ key, type: 'double', value }),
    bool: (key, value) => void attributes.push({ key, type: 'bool', value }),
    array: (key, value) => void attributes.push({ key, type: 'array', value }),
    quoted(key, json) {
      attributes.push({ key, type: 'string', value: JSON.parse(decoder.decode(json)) as string });
    },
    finish() {
      const finished = attributes;
      attributes = [];
      return finished;
    },
  };
}
