// A process of its own: what a receiver spends is not the sender's. It keeps connections open and answers every request
// alike.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { collectSpanIds } from './collect-span-ids.ts';
import type { SinkCount, SinkOrder } from './sink-protocol.ts';

const ANSWER = '{"partialSuccess":{}}';

let delayMs = 0;
let requests = 0;
let bytes = 0;
let spanIds = new Set<string>();
/** Opened when somebody asks for the count: the CPU is the sender's while it sends. */
let compressed: Buffer[] = [];

function count(): SinkCount {
  for (const body of compressed) collectSpanIds(gunzipSync(body), spanIds);
  compressed = [];
  return { requests, bytes, spans: spanIds.size };
}

async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  requests += 1;
  bytes += body.length;
  if (request.headers['content-encoding'] === 'gzip') compressed.push(body);
  else collectSpanIds(body, spanIds);
  if (delayMs > 0) await sleep(delayMs);
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': ANSWER.length }).end(ANSWER);
}

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  // A program that has measured what it wanted ends in the middle of a request.
  take(request, response).catch(() => response.destroy());
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object') process.send?.(address?.port);
});
process.on('message', (order: SinkOrder) => {
  if (order.kind === 'reset') {
    ({ delayMs } = order);
    requests = 0;
    bytes = 0;
    spanIds = new Set();
    compressed = [];
  }
  process.send?.(count());
});
process.once('disconnect', () => process.exit());
