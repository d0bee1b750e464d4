import { type Broadcaster, createBroadcaster, destinationsFromEnv, type Generation } from '@broadcast-kit/core';

/** What a page posts: first where to send to, then a generation at a time. */
type Message = { readonly env: Readonly<Record<string, string>> } | { readonly generation: Generation };

let broadcaster: Broadcaster | undefined;

/** A web worker that sends traces, so that mapping and encoding cost the page nothing. Answers with the accounts. */
addEventListener('message', async ({ data }: MessageEvent<Message>) => {
  if ('env' in data) {
    broadcaster = createBroadcaster({ destinations: destinationsFromEnv(data.env) });
    return;
  }
  broadcaster?.record(data.generation);
  await broadcaster?.flush({ timeoutMs: 10_000 });
  postMessage(broadcaster?.stats());
});
