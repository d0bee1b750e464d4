const HEAD = {
  id: 'gen-1769028176-9hoKxJ8TwmmjRXQnYX3w',
  object: 'chat.completion.chunk',
  created: 1_769_028_176,
  model: 'openai/gpt-4o',
  provider: 'OpenAI',
  system_fingerprint: 'fp_9b78b61c52',
};
const WORDS = [
  'Most',
  ' likely',
  ' cause',
  ':',
  ' the',
  ' cache',
  ' is',
  ' bypassed',
  ' since',
  ' the',
  ' deployment',
  '.',
];

/** Words of the answer: each is one chunk. */
export const ANSWER_TOKENS = 400;

function* events(): Generator<string> {
  const chunk = (delta: object, finishReason: string | null = null) =>
    JSON.stringify({ ...HEAD, choices: [{ index: 0, delta, finish_reason: finishReason, logprobs: null }] });
  yield chunk({ role: 'assistant', content: '' });
  for (let index = 0; index < ANSWER_TOKENS; index += 1) yield chunk({ content: WORDS[index % WORDS.length] });
  yield chunk({}, 'stop');
  const usage = { prompt_tokens: 11, completion_tokens: ANSWER_TOKENS, total_tokens: 11 + ANSWER_TOKENS };
  yield JSON.stringify({ ...HEAD, choices: [], usage: { ...usage, cost: 0.0040275 } });
  yield '[DONE]';
}

/** A streamed chat completion as a gateway sends it, chunk by chunk. Always the same bytes. */
export function streamedAnswer(): readonly Uint8Array[] {
  const encoder = new TextEncoder();
  return [...events()].map((data) => encoder.encode(`data: ${data}\n\n`));
}
