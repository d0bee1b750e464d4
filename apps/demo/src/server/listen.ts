import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that holds its port, or the sentence that says why it does not. */
export type ListenResult =
  | { readonly ok: true; readonly server: Server; readonly port: number }
  | { readonly ok: false; readonly message: string };

/** Options of {@link listen}. */
export interface ListenOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Who answers. Requests that come before it is there wait. */
  readonly listener: Promise<RequestListener>;
}

function reasonOf(error: NodeJS.ErrnoException, { host, port }: ListenOptions): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken, perhaps by another demo. Stop that one, or choose another port: PORT=${port + 1} npm run demo`;
    case 'EACCES':
      return `This user may not open port ${port}. Choose one above 1023: PORT=4400 npm run demo`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST=${host} is no address of this machine. Leave HOST out for 127.0.0.1.`;
    default:
      return `Cannot listen on ${host}:${port} (${error.code ?? error.message}).`;
  }
}

/**
 * Takes the port at once and answers later: whoever finds the port taken has touched nothing yet, not even the data of
 * the demo that runs there.
 */
export function listen(options: ListenOptions): Promise<ListenResult> {
  const { host, port, listener } = options;
  const server = createServer((request, response) => {
    void listener.then((answer) => answer(request, response));
  });
  return new Promise((resolve) => {
    server.once('error', (error) => resolve({ ok: false, message: reasonOf(error, options) }));
    server.listen({ host, port }, () => {
      resolve({ ok: true, server, port: (server.address() as AddressInfo).port });
    });
  });
}
