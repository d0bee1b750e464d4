import { EventSourceParserStream } from 'eventsource-parser/stream';
import { type Answer, addToAnswer, NO_ANSWER } from './answer.ts';

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function* receivedFrom(response: Response): AsyncGenerator<unknown> {
  if (response.body === null || !response.headers.get('content-type')?.startsWith('text/event-stream')) {
    const text = await response.text();
    yield parseJson(text) ?? { error: { message: `The gateway answered ${response.status} without JSON.` } };
    return;
  }
  const events = response.body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
  const reader = events.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const { data } = read.value;
    if (data !== '[DONE]') yield parseJson(data);
  }
}

/** The answer of the gateway, streamed or not, as it grows. */
export async function* readCompletion(response: Response): AsyncGenerator<Answer> {
  let answer = NO_ANSWER;
  for await (const received of receivedFrom(response)) {
    answer = addToAnswer(answer, received);
    yield answer;
  }
}
