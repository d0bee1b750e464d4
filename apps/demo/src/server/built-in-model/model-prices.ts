/** US dollars per million tokens. */
export interface ModelPrice {
  readonly input: number;
  readonly output: number;
}

/** The models that `GET /models` offers. Any other slug works too. */
export const MODEL_PRICES: Readonly<Record<string, ModelPrice>> = {
  'openai/gpt-4o': { input: 2.5, output: 10 },
  'openai/gpt-4o-mini': { input: 0.15, output: 0.6 },
  'openai/gpt-4-turbo': { input: 10, output: 30 },
  'anthropic/claude-sonnet-4': { input: 3, output: 15 },
  'google/gemini-2.5-flash': { input: 0.3, output: 2.5 },
  'meta-llama/llama-3.3-70b-instruct': { input: 0.13, output: 0.4 },
};

const OTHER_MODEL: ModelPrice = { input: 1, output: 3 };

/** What a call costs, in US dollars. */
export interface CallCost {
  readonly input: number;
  readonly output: number;
  readonly total: number;
}

function dollars(tokens: number, pricePerMillion: number): number {
  // Kept to the nano-dollar, which leaves no 0.30000000000000004 in an answer.
  return Math.round(tokens * pricePerMillion * 1000) / 1e9;
}

/** The plausible price of a call. */
export function priceCall(model: string, tokens: { readonly input: number; readonly output: number }): CallCost {
  const price = MODEL_PRICES[model] ?? OTHER_MODEL;
  const input = dollars(tokens.input, price.input);
  const output = dollars(tokens.output, price.output);
  return { input, output, total: Math.round((input + output) * 1e9) / 1e9 };
}
