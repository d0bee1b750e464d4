import { fork } from 'node:child_process';
import { once } from 'node:events';

/** A running model that streams one and the same answer. */
export interface AnswerServer {
  /** Up to and without `/chat/completions`. */
  readonly baseUrl: string;
  /** When each chunk of the last answer was handed to the network, on the clock of `process.hrtime`. */
  writtenAtNs(): Promise<readonly number[]>;
  stop(): void;
}

/** Starts the server in a process of its own. */
export async function startAnswerServer(): Promise<AnswerServer> {
  const child = fork(new URL('./answer-server.js', import.meta.url));
  const [port] = await once(child, 'message');
  const baseUrl = `http://127.0.0.1:${port}/v1`;
  return {
    baseUrl,
    async writtenAtNs() {
      const response = await fetch(`${baseUrl}/written`);
      return (await response.json()) as number[];
    },
    stop: () => child.disconnect(),
  };
}
