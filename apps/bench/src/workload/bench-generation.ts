import type { Generation } from '@broadcast-kit/core';

/** What prompts and answers hold: nothing that may leave, English, or text beyond Latin. */
export type Content = 'none' | 'ascii' | 'unicode';

/** All of them, the cheapest first. */
export const CONTENTS: readonly Content[] = ['none', 'ascii', 'unicode'];

const WORDS = {
  ascii:
    'the latency of checkout rose after deploy 4711 and "payment-gateway" answers with status 503 for one in ten calls while its queue of 20,480 messages grows please look at memory first then compare pods across regions because traffic doubled since noon; nothing else changed in this cluster, as far as we know: logs show retries, timeouts (30 s) and a slow query on orders.created_at\n'.split(
      ' ',
    ),
  unicode:
    'задержка сервиса «оплата» выросла после выкладки 4711 и каждый десятый запрос завершается ошибкой 503 пока очередь из 20480 сообщений растёт 確認してください メモリ と 地域ごとの ポッド を 比較 📈 журнал показывает повторы, тайм-ауты (30 с) и медленный запрос к таблице заказов; больше ничего не менялось\n'.split(
      ' ',
    ),
} as const;

/** Words without rhyme or reason, of about so many bytes: a text that compresses like one, not like a repetition. */
function textOf(words: readonly string[], { bytes, seed }: { readonly bytes: number; readonly seed: number }): string {
  let state = seed;
  let text = '';
  for (let left = bytes; left > 0; ) {
    // A linear congruential generator: the same text for the same seed.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const word = `${words[Math.floor((state / 2 ** 32) * words.length)]} `;
    text += word;
    left -= Buffer.byteLength(word);
  }
  // In one piece, as texts arrive: hundreds of words that were added up take twenty times the memory.
  return Buffer.from(text).toString();
}

/**
 * One of many different generations, as a gateway makes them: a streamed chat call with usage, costs, a user, a session
 * and two entries of metadata. `none` has the same texts as `ascii`; its destination is in privacy mode.
 */
export function benchGeneration(content: Content, index: number): Generation {
  const words = WORDS[content === 'none' ? 'ascii' : content];
  const prompt = textOf(words, { bytes: 1_800, seed: index });
  const answer = textOf(words, { bytes: 1_000, seed: index + 1_000_000 });
  const startedAtMs = 1_769_028_176_000 + index * 7;
  return {
    id: `gen-1769028176-${index.toString(36).padStart(12, '0')}`,
    owner: 'workspace-1',
    startedAtMs,
    firstTokenAtMs: startedAtMs + 310,
    endedAtMs: startedAtMs + 1_240 + (index % 500),
    providerName: 'OpenAI',
    request: {
      model: 'openai/gpt-4o',
      stream: true,
      messages: [
        { role: 'system', content: 'You are an assistant for on-call engineers.' },
        { role: 'user', content: prompt },
      ],
      parameters: { temperature: 0.7, topP: 1, maxTokens: 1024 },
    },
    response: {
      id: `chatcmpl-${index}`,
      model: 'openai/gpt-4o-2024-08-06',
      choices: [{ index: 0, finishReason: 'stop', message: { role: 'assistant', content: answer } }],
    },
    usage: {
      inputTokens: 512 + (index % 97),
      outputTokens: 200 + (index % 53),
      totalTokens: 712 + (index % 97) + (index % 53),
      cachedInputTokens: 128,
      reasoningOutputTokens: 64,
      inputCostUsd: 0.00128,
      outputCostUsd: 0.002,
      totalCostUsd: 0.00328,
    },
    user: `user-${index % 1_000}`,
    sessionId: `session-${index % 5_000}`,
    apiKey: { name: 'production' },
    trace: { environment: 'production', feature: 'incident-summary' },
  };
}
