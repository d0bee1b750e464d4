// A receiver in a process of its own, so that its memory is not the one that is watched. It takes everything, but every
// hundredth request.
import { createServer } from 'node:http';

const ANSWER = '{"partialSuccess":{}}';
let requests = 0;

const server = createServer((incoming, outgoing) => {
  incoming.resume().once('end', () => {
    requests += 1;
    const isRefused = requests % 100 === 0;
    outgoing
      .writeHead(isRefused ? 503 : 200, {
        'content-type': 'application/json',
        ...(isRefused ? { 'retry-after': '1' } : {}),
      })
      .end(isRefused ? '' : ANSWER);
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object') process.send?.(address?.port);
});
// Asked for the open connections of the gateway: on its side an idle one is no resource of the event loop.
process.on('message', () => server.getConnections((_, connections) => process.send?.(connections)));
process.once('disconnect', () => process.exit());
