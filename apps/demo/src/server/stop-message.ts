import type { DeliveryReport } from './open-demo.ts';

function sum(counts: Readonly<Record<string, number | undefined>>): number {
  return Object.values(counts).reduce<number>((total, count) => total + (count ?? 0), 0);
}

function reasons(counts: Readonly<Record<string, number | undefined>>): string {
  const named = Object.entries(counts).filter(([, count]) => count !== undefined && count > 0);
  return named.length === 0 ? '' : ` (${named.map(([reason, count]) => `${count} ${reason}`).join(', ')})`;
}

/** What became of everything that was recorded, in exact numbers. A record is one generation for one destination. */
export function stopMessage({ shutdown, total }: DeliveryReport): string {
  const { offered, delivered, dropped, refused, skipped, pending } = total;
  return [
    `Stopped. While stopping: ${shutdown.delivered} delivered, ${shutdown.persisted} kept for later, ${shutdown.dropped} dropped.`,
    `Since the start: ${offered} records offered, ${delivered} delivered, ${sum(dropped)} dropped${reasons(dropped)}, ${sum(refused)} refused${reasons(refused)}, ${pending} pending; ${sum(skipped)} not meant for their destination${reasons(skipped)}.`,
  ].join('\n');
}
