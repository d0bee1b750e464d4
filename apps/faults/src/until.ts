import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until a condition holds; `false` where the time is over before. */
export async function until(holds: () => boolean | Promise<boolean>, timeoutMs: number): Promise<boolean> {
  const endMs = performance.now() + timeoutMs;
  while (!(await holds())) {
    if (performance.now() > endMs) return false;
    await sleep(50);
  }
  return true;
}
