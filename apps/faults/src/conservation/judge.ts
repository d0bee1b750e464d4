import type { DeliveryStats } from '@broadcast-kit/core';
import type { Fault, TakenRecord } from '../fault-server.ts';
import { promptOf } from '../numbered-generation.ts';

/** What the oracle and the sink saw. Records are named `user/id`. */
export interface Facts {
  /** The producer was told that the queue holds these. */
  readonly accepted: ReadonlySet<string>;
  /** Whether the producer made this record. */
  readonly wasIssued: (record: string) => boolean;
  readonly taken: ReadonlyMap<string, TakenRecord>;
  /** Records that the sink refused for good at least once, with its word for it. */
  readonly refusedForGood: ReadonlySet<string>;
  /** The counters after the last fault, with nothing left to do. */
  readonly stats: DeliveryStats;
  /** Whether the counters are those of the whole run: of one process, or kept by the queue. */
  readonly countersSpanTheRun: boolean;
  /** What broke during the run: equations that did not hold, malformed requests. */
  readonly complaints: readonly string[];
  readonly struck: ReadonlyMap<Fault['kind'], number>;
}

/** What a run has to contain so that passing means something. */
export interface Guards {
  readonly accepted: number;
  readonly retries: number;
  readonly duplicates: number;
  readonly faultKinds: ReadonlySet<Fault['kind']>;
}

/** What came out of a run. */
export interface Verdict {
  /** Empty where everything held. */
  readonly failures: readonly string[];
  readonly accepted: number;
  readonly delivered: number;
  /** Records that arrived more than once. */
  readonly duplicates: number;
  readonly lost: number;
  readonly retries: number;
}

const sum = (counts: Readonly<Partial<Record<string, number>>>) =>
  Object.values(counts).reduce<number>((total, count = 0) => total + count, 0);

/** Says what does not hold of an account that has to add up at every moment. */
export function unbalanced(name: string, stats: DeliveryStats): string[] {
  const { offered, accepted, refused, delivered, dropped, pending } = stats;
  return [
    ...(offered === accepted + sum(refused)
      ? []
      : [`${name}: offered is not accepted + refused: ${JSON.stringify(stats)}`]),
    ...(accepted === delivered + sum(dropped) + pending
      ? []
      : [`${name}: accepted is not delivered + dropped + pending: ${JSON.stringify(stats)}`]),
  ];
}

function quote(what: string, records: readonly string[]): string[] {
  return records.length === 0 ? [] : [`${records.length} ${what}, such as ${records.slice(0, 3).join(', ')}`];
}

/** Holds a run against the promises of a broadcaster. */
export function judge(facts: Facts, guards: Guards, retries: number): Verdict {
  const { accepted, taken, refusedForGood, stats } = facts;
  const missing = [...accepted].filter((record) => !taken.has(record));
  const lost = missing.filter((record) => !refusedForGood.has(record));
  const arrived = [...taken];
  const duplicates = arrived.filter(([, { times }]) => times > 1).length;
  const dropped = sum(stats.dropped);
  const failures = [
    ...facts.complaints,
    ...unbalanced('at the end', stats),
    ...quote('accepted records were lost', lost),
    ...quote(
      'records came from nowhere',
      arrived.map(([record]) => record).filter((record) => !facts.wasIssued(record)),
    ),
    ...quote(
      'records came in other bytes when they were sent again',
      arrived.filter(([, { differed }]) => differed).map(([record]) => record),
    ),
    ...quote(
      'records came with another prompt',
      arrived
        .filter(([record, { prompt }]) => !prompt.includes(promptOf(record.slice(record.indexOf('/') + 1))))
        .map(([record]) => record),
    ),
    ...(stats.pending === 0 ? [] : [`${stats.pending} records are still pending`]),
  ];
  if (facts.countersSpanTheRun) {
    // A process that dies between the store and the telling leaves more accepted records than anybody heard of.
    if (stats.accepted < accepted.size) failures.push(`${accepted.size} were accepted, ${stats.accepted} counted`);
    if (dropped < missing.length)
      failures.push(`${missing.length} records did not arrive, ${dropped} counted as dropped`);
    if (dropped > refusedForGood.size)
      failures.push(`${dropped} counted as dropped, ${refusedForGood.size} refused for good`);
  }
  const vacuous = [
    ...(accepted.size >= guards.accepted ? [] : [`only ${accepted.size} records accepted`]),
    ...(retries >= guards.retries ? [] : [`only ${retries} retries`]),
    ...(duplicates >= guards.duplicates ? [] : [`only ${duplicates} duplicates`]),
    ...[...guards.faultKinds].filter((kind) => !facts.struck.has(kind)).map((kind) => `the fault ${kind} never struck`),
  ];
  return {
    failures: [...failures, ...vacuous.map((text) => `the run proves too little: ${text}`)],
    accepted: accepted.size,
    delivered: arrived.length,
    duplicates,
    lost: lost.length,
    retries,
  };
}
