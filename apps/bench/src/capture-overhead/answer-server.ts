// A process of its own: what it spends is nobody's overhead.
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { streamedAnswer } from './streamed-answer.ts';

const CHUNK_PAUSE_MS = 1;

const chunks = streamedAnswer();
let writtenAtNs: number[] = [];

const server = createServer(async (request, response) => {
  if (request.method === 'GET') {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(writtenAtNs));
    return;
  }
  for await (const _ of request);
  response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
  // Without it small writes wait for each other.
  response.socket?.setNoDelay(true);
  writtenAtNs = [];
  for (const chunk of chunks) {
    await pause(CHUNK_PAUSE_MS);
    writtenAtNs.push(Number(process.hrtime.bigint()));
    response.write(chunk);
  }
  response.end();
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object') process.send?.(address?.port);
});
process.once('disconnect', () => process.exit());
