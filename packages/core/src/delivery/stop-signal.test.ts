import { expect, it } from 'vitest';
import { createStopSignal } from './stop-signal.ts';

it('hands on what work answers as long as nothing has ended', async () => {
  expect(await createStopSignal().unlessStopped(Promise.resolve('done'))).toBe('done');
});

it('ends every wait at once, also one that begins later', async () => {
  const signal = createStopSignal();
  const never = new Promise<string>(() => {});
  const waits = [signal.unlessStopped(never), signal.unlessStopped(never)];
  expect(signal.isStopped()).toBe(false);
  signal.stop();
  expect(signal.isStopped()).toBe(true);
  expect(await Promise.all([...waits, signal.unlessStopped(never)])).toEqual([undefined, undefined, undefined]);
});
