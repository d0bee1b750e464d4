import type { ChatRequest } from '../gateway/chat-request.ts';
import { textOfMessage } from './count-prompt-tokens.ts';

/** What the built-in model knows: the first text whose pattern is found in the last message. */
const KNOWLEDGE: readonly (readonly [pattern: RegExp, text: string])[] = [
  [
    /\b(?:metric|anomal|latency|alert|cpu|p9[59])/i,
    'I compared the metric with its baseline of the last 24 hours.\n\n' +
      '1. Level: the 95th percentile rose from 420 ms to 1,310 ms at 14:05 and has stayed there.\n' +
      '2. Shape: a step, not a ramp. Steps follow deployments and configuration changes more often than load.\n' +
      '3. Scope: only requests with more than 8,000 input tokens are slower; the others are unchanged.\n\n' +
      'Most likely cause: the cache in front of the embedding service is bypassed since the last deployment. ' +
      'Check its hit rate first, then roll that change back.',
  ],
  [/\bcapital of france\b/i, 'The capital of France is Paris.'],
  [
    /\bsummar/i,
    'In short: three teams share one gateway, costs grew by 18 % while requests grew by 4 %, and most of the ' +
      'difference comes from long prompts that are sent again on every turn. Caching the stable part of the prompt ' +
      'would remove it.',
  ],
  [/^(?:hi|hello|hey)\b/i, 'Hello. Ask me anything; the answer arrives token by token, and its trace right after it.'],
];

const LONGEST_QUOTE = 160;

function quote(text: string): string {
  const characters = Array.from(text.trim().replace(/\s+/g, ' '));
  return characters.length > LONGEST_QUOTE ? `${characters.slice(0, LONGEST_QUOTE).join('')}...` : characters.join('');
}

/** The answer to the last message. The same question always gets the same answer. */
export function composeAnswer({ messages }: ChatRequest): string {
  const last = messages.at(-1);
  const message = last === undefined ? '' : textOfMessage(last);
  if (last?.role === 'tool' || last?.role === 'function') return `The tool answered: ${quote(message)}`;
  const known = KNOWLEDGE.find(([pattern]) => pattern.test(message));
  if (known !== undefined) return known[1];
  return (
    `You wrote: "${quote(message)}". I am the demo's built-in model: I answer without a network, and the same ` +
    'question always gets the same answer. Start the demo with UPSTREAM_BASE_URL to talk to a real model.'
  );
}
