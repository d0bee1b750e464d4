/** Asks for a streamed chat completion, as the clients of the field do. */
export function callModel(send: typeof fetch, baseUrl: string): Promise<Response> {
  return send(`${baseUrl}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer sk-bench' },
    body: JSON.stringify({
      model: 'openai/gpt-4o',
      messages: [{ role: 'user', content: 'Analyze this metric...' }],
      stream: true,
      stream_options: { include_usage: true },
    }),
  });
}
