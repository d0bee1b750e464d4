import { type Attribute, mapGeneration } from '@broadcast-kit/core';
import type { Attributes, AttributeValue } from '@opentelemetry/api';
import { benchGeneration, type Content } from './bench-generation.ts';

/** What an OpenTelemetry SDK is given to make the span that a generation becomes. */
export interface PeerSpan {
  readonly name: string;
  readonly attributes: Attributes;
  readonly startMs: number;
  readonly endMs: number;
}

/** What the resource of a peer's spans says. A generation's id is on each span, as one resource serves them all. */
export const PEER_RESOURCE = { 'service.name': 'openrouter', 'service.version': '1.0.0' };

function plainValue(attribute: Attribute): AttributeValue {
  switch (attribute.type) {
    case 'int':
      return Number(attribute.value);
    case 'array':
      return attribute.value.map((item) => String(item.value));
    default:
      return attribute.value;
  }
}

/** The span of `benchGeneration` as a peer is given it: the same attributes, ready made. */
export function peerSpan(content: Content, index: number): PeerSpan {
  const { calls, resource } = mapGeneration(benchGeneration(content, index), { privacyMode: content === 'none' });
  const [call] = calls;
  if (call === undefined) throw new Error('A generation always has a span.');
  const id = resource.filter(({ key }) => !(key in PEER_RESOURCE));
  const attributes = Object.fromEntries([...id, ...call.attributes].map((entry) => [entry.key, plainValue(entry)]));
  return { name: call.name, attributes, startMs: call.startMs, endMs: call.endMs };
}
