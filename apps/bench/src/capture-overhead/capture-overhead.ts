import { instrumentFetch } from '@broadcast-kit/core';
import type { Bench } from '../bench.ts';
import { type Spread, spreadOf } from '../spread.ts';
import { measureRound, type Round } from './measure-round.ts';
import { type AnswerServer, startAnswerServer } from './start-answer-server.ts';
import { streamedAnswer } from './streamed-answer.ts';

const ROUNDS = { quick: 4, full: 14 } as const;
const WARM_UP_ROUNDS = 3;

const chunks = streamedAnswer();

/** The same answer read in both ways, one right after the other. */
interface Pair {
  readonly plain: Round;
  readonly captured: Round;
}

async function measurePairs(server: AnswerServer, rounds: number): Promise<readonly Pair[]> {
  let generations = 0;
  const instrumented = instrumentFetch(fetch, { record: () => (generations += 1) });
  const pairs: Pair[] = [];
  for (let calls = 1; calls <= WARM_UP_ROUNDS + rounds; calls += 1) {
    pairs.push({
      plain: await measureRound(fetch, { server, chunks }),
      captured: await measureRound(instrumented, { server, chunks }),
    });
    if (generations !== calls) throw new Error(`${calls} calls gave ${generations} generations.`);
  }
  return pairs.slice(WARM_UP_ROUNDS);
}

/** Compares within each pair, so that what else happens on the machine meets both sides. */
function compare(pairs: readonly Pair[], figureOf: (round: Round) => number) {
  const figures = pairs.map(({ plain, captured }) => ({ plain: figureOf(plain), captured: figureOf(captured) }));
  return {
    plain: spreadOf(figures.map(({ plain }) => plain)),
    captured: spreadOf(figures.map(({ captured }) => captured)),
    added: spreadOf(figures.map(({ plain, captured }) => captured - plain)),
  };
}

function show({ plain, captured, added }: ReturnType<typeof compare>): string {
  const text = ({ median, p25, p75 }: Spread) => `${median} us (${p25} to ${p75})`;
  return `plain ${text(plain)}, captured ${text(captured)}, added ${text(added)}`;
}

/**
 * What `instrumentFetch` adds to a streamed answer: the same bytes from the same server, read through plain `fetch` and
 * through an instrumented one in turn.
 */
export const captureOverhead: Bench = {
  name: 'capture-overhead',
  async run(effort) {
    const rounds = ROUNDS[effort];
    const server = await startAnswerServer();
    const pairs = await measurePairs(server, rounds).finally(() => server.stop());
    const latency = compare(pairs, ({ latencies }) => spreadOf(latencies).median);
    const cpu = compare(pairs, (round) => round.cpu);
    return {
      figures: {
        chunksPerAnswer: chunks.length,
        rounds,
        bytesIdentical: true,
        medianLatencyUsPerChunk: latency,
        cpuUsPerChunk: cpu,
      },
      summary: [
        `  ${chunks.length} chunks an answer, ${rounds} rounds each way, bytes identical. Medians (and middle half) of rounds`,
        `  latency per chunk: ${show(latency)}`,
        `  CPU per chunk:     ${show(cpu)}`,
      ].join('\n'),
    };
  },
};
