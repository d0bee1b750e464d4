import { callModel } from './call-model.ts';
import { chunkLatencies, type TimedRead } from './chunk-latencies.ts';
import type { AnswerServer } from './start-answer-server.ts';

/** What reading one answer to its end took, in microseconds per chunk. */
export interface Round {
  /** From the write of each chunk to its read. */
  readonly latencies: readonly number[];
  /** User and system time of this process for the whole call. */
  readonly cpu: number;
}

async function readTimed(response: Response): Promise<readonly TimedRead[]> {
  const reads: TimedRead[] = [];
  const reader = response.body?.getReader();
  for (;;) {
    const next = await reader?.read();
    if (next === undefined || next.done) return reads;
    reads.push({ atNs: Number(process.hrtime.bigint()), bytes: next.value });
  }
}

/** Reads the server's answer once. Throws where its bytes are not `chunks`. */
export async function measureRound(
  send: typeof fetch,
  { server, chunks }: { readonly server: AnswerServer; readonly chunks: readonly Uint8Array[] },
): Promise<Round> {
  const before = process.cpuUsage();
  const reads = await readTimed(await callModel(send, server.baseUrl));
  const { user, system } = process.cpuUsage(before);

  const received = Buffer.concat(reads.map(({ bytes }) => bytes));
  if (!received.equals(Buffer.concat(chunks))) throw new Error('The answer did not arrive byte for byte.');
  const writtenAtNs = await server.writtenAtNs();
  const latencies = chunkLatencies(chunks, { writtenAtNs, reads }).map((ns) => ns / 1000);
  return { latencies, cpu: (user + system) / chunks.length };
}
