import type { Fault } from '../fault-server.ts';
import { type FaultServer, startFaultServer } from '../fault-server.ts';
import { forkProgram } from '../fork-program.ts';
import { quantileOf } from '../quantile.ts';
import type { SenderOrder, SenderReport } from './sender-protocol.ts';

/** How destinations are sick, and how many in each way. A dead name has no answer to script. */
const SICK: readonly (readonly [count: number, name: string, fault: Fault | 'dead-name'])[] = [
  [10, 'hang', { kind: 'hang', before: 'headers' }],
  [10, 'answer 503', { kind: 'status', status: 503 }],
  [5, 'drip', { kind: 'drip', everyMs: 1_000 }],
  [5, 'reset', { kind: 'reset', before: 'headers' }],
  [5, 'have a dead name', 'dead-name'],
];
const HEALTHY = 65;
const FIRST_HEALTHY = 1_000;
const FIRST_SICK = 5_000;
/** Batches are sealed after 100. */
const TOO_BUSY_MS = 150;

/** How the healthy destinations fared in one run. */
export interface HealthyFigures {
  /** From `record` to the arrival at the receiver, in milliseconds; batches are sealed after 100. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** `record` on its caller's thread, in microseconds. */
  readonly recordP99Us: number;
  readonly delivered: number;
}

/** The same load without sick destinations and with them. */
export interface IsolationResult {
  readonly failures: readonly string[];
  readonly without: HealthyFigures;
  readonly withSick: HealthyFigures;
}

async function send(order: SenderOrder): Promise<SenderReport> {
  const { child, nextMessage } = forkProgram('isolation-sender', order);
  try {
    return (await nextMessage()) as SenderReport;
  } finally {
    child.kill('SIGKILL');
  }
}

interface Round {
  readonly server: FaultServer;
  readonly measureMs: number;
  readonly isSick: boolean;
  readonly failures: string[];
}

async function measure({ server, measureMs, isSick, failures }: Round): Promise<HealthyFigures> {
  const faultOf = new Map<string, Fault>();
  const sick = SICK.flatMap(([count, , fault], way) =>
    Array.from({ length: count }, (_, index) => {
      const user = String(FIRST_SICK + way * 100 + index);
      if (fault !== 'dead-name') faultOf.set(user, fault);
      // All but the dead names share one origin, as the customers of one region do.
      const baseUrl = fault === 'dead-name' && isSick ? `http://${user}.invalid/otlp` : server.baseUrl;
      return { user, baseUrl };
    }),
  );
  const healthy = Array.from({ length: HEALTHY }, (_, index) => {
    return { user: String(FIRST_HEALTHY + index), baseUrl: server.baseUrl };
  });
  const latencies: number[] = [];
  server.script(({ user, ids }) => {
    if (Number(user) < FIRST_SICK) {
      for (const id of ids)
        if (id.startsWith('timed')) latencies.push(Date.now() - Number(id.slice(id.lastIndexOf('-') + 1)));
    }
    return isSick ? faultOf.get(user) : undefined;
  });
  const destinations = [...healthy, ...sick];
  const users = healthy.map(({ user }) => user);
  const report = await send({ destinations, healthy: users, ratePerSecond: 4, warmUpMs: 2_000, measureMs });
  const accounts = healthy.map(({ user }) => report.destinations[`destination-${user}`]);
  const delivered = accounts.reduce((sum, account) => sum + (account?.delivered ?? 0), 0);
  const incomplete = accounts.filter((account) => account === undefined || account.offered !== account.delivered);
  if (incomplete.length > 0 || delivered === 0) {
    const example = JSON.stringify(incomplete[0]);
    failures.push(`${incomplete.length} healthy destinations miss records, such as one with ${example}`);
  }
  const [p50Ms, p99Ms] = [quantileOf(latencies, 0.5), quantileOf(latencies, 0.99)];
  const twice = [...server.taken].filter(
    ([record, { times }]) => Number(record.split('/')[0]) < FIRST_SICK && times > 1,
  );
  // A machine that is too busy lets requests time out that were taken.
  if (twice.length > 0 && p99Ms < TOO_BUSY_MS) {
    failures.push(`${twice.length} records of healthy destinations arrived twice, such as ${twice[0]?.[0]}`);
  }
  return { p50Ms, p99Ms, recordP99Us: report.recordP99Us, delivered };
}

/**
 * A hundred destinations, 35 of them sick in five ways: what the other 65 notice of it.
 *
 * @param options - `slackMs`: by how much p99 may grow, beyond a quarter of what it was.
 */
export async function runIsolation({
  measureMs,
  slackMs,
}: {
  readonly measureMs: number;
  readonly slackMs: number;
}): Promise<IsolationResult> {
  const servers = await Promise.all([startFaultServer(), startFaultServer()]);
  const [calm, stormy] = servers;
  const failures: string[] = [];
  try {
    // At the same time, so that whatever else this machine does hits both.
    const [without, withSick] = await Promise.all([
      measure({ server: calm, measureMs, isSick: false, failures }),
      measure({ server: stormy, measureMs, isSick: true, failures }),
    ]);
    // Where even the calm one waits so long, it is the machine that is slow, and there is nothing to compare.
    const isComparable = without.p99Ms < TOO_BUSY_MS;
    if (isComparable && !(withSick.p99Ms <= without.p99Ms * 1.25 + slackMs)) {
      failures.push(`p99 of the healthy ones is ${withSick.p99Ms} ms with the sick ones, ${without.p99Ms} ms without`);
    }
    for (const [, name, fault] of SICK) {
      if (fault !== 'dead-name' && !stormy.struck.has(fault.kind)) {
        failures.push(`the run proves too little: none did ${name}`);
      }
    }
    failures.push(...calm.violations, ...stormy.violations);
    return { failures, without, withSick };
  } finally {
    await Promise.all(servers.map((server) => server.close()));
  }
}
