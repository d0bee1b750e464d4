import { createHash } from 'node:crypto';
import type { DestinationInput, Generation } from '@broadcast-kit/core';

/** What the prompt of a generation has to say: it follows from the id, so that whoever reads it knows whether it is whole. */
export function promptOf(id: string): string {
  return `Größe 📈 ${createHash('sha256').update(id).digest('hex')}`;
}

/** A generation for the destination of {@link numberedDestination}. It stands for one record and becomes one span. */
export function numberedGeneration(id: string, user: string, startedAtMs = Date.now()): Generation {
  return {
    id,
    owner: ownerOf(user),
    startedAtMs,
    endedAtMs: startedAtMs + 250,
    request: { model: 'openai/gpt-4o', messages: [{ role: 'user', content: promptOf(id) }] },
    response: {
      model: 'openai/gpt-4o',
      choices: [{ index: 0, finishReason: 'stop', message: { role: 'assistant', content: 'It grows.' } }],
    },
    usage: { inputTokens: 12, outputTokens: 4, totalCostUsd: 0.0004 },
  };
}

/** The owner of a destination of {@link numberedDestination}. */
function ownerOf(user: string): string {
  return `owner-${user}`;
}

/** A destination at a fault server, which tells destinations apart by their instance id. Its owner has no other. */
export function numberedDestination(user: string, baseUrl: string): DestinationInput & { readonly id: string } {
  return {
    id: `destination-${user}`,
    owner: ownerOf(user),
    name: `Destination ${user}`,
    config: { baseUrl, instanceId: user, apiKey: 'glc_not-a-real-key' },
  };
}
