import type { Clock } from '@broadcast-kit/core';
import { silentLogger } from '@broadcast-kit/core';
import { describe, expect, it } from 'vitest';
import { compilePolicy } from './destination-url-policy.ts';
import { createGuardedLookup } from './guarded-lookup.ts';

/** A clock that stands still until it is moved. */
function movableClock(): Clock & { move(ms: number): void } {
  let time = 0;
  let timers: { readonly at: number; readonly callback: () => void }[] = [];
  return {
    now: () => time,
    monotonic: () => time,
    schedule(callback, delayMs) {
      const timer = { at: time + delayMs, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    move(ms) {
      time += ms;
      for (const timer of timers.filter(({ at }) => at <= time)) timer.callback();
    },
  };
}

function lookupWith(resolve4: (hostname: string) => Promise<string[]>) {
  const clock = movableClock();
  const lookupFor = createGuardedLookup({
    policy: compilePolicy({ allowSelfHosted: true }),
    resolver: { resolve4, resolve6: () => Promise.reject(Object.assign(new Error('none'), { code: 'ENODATA' })) },
    timeoutMs: 2000,
    cacheMs: 30_000,
    clock,
    logger: silentLogger,
  });
  const ask = (hostname: string) =>
    new Promise<string>((resolve) => {
      lookupFor(443)(hostname, { all: true }, (error, addresses) => {
        resolve(error?.code ?? (Array.isArray(addresses) ? addresses.map(({ address }) => address).join() : ''));
      });
    });
  return { ask, clock };
}

describe('looking a name up', () => {
  it('uses an answer for 30 seconds, then asks again', async () => {
    let asked = 0;
    const { ask, clock } = lookupWith(async () => [`93.184.216.${++asked}`]);
    expect(await ask('otel.example')).toBe('93.184.216.1');
    clock.move(29_999);
    expect(await ask('otel.example')).toBe('93.184.216.1');
    clock.move(1);
    expect(await ask('otel.example')).toBe('93.184.216.2');
  });

  it('asks once for connections that wait together', async () => {
    let asked = 0;
    const { ask } = lookupWith(async () => {
      asked += 1;
      return ['93.184.216.34'];
    });
    await Promise.all([ask('otel.example'), ask('otel.example'), ask('otel.example')]);
    expect(asked).toBe(1);
  });

  it('gives up on name servers that hang, without holding up another name', async () => {
    const { ask, clock } = lookupWith((hostname) =>
      hostname === 'hang.example' ? new Promise<string[]>(() => undefined) : Promise.resolve(['93.184.216.34']),
    );
    const hanging = ask('hang.example');
    expect(await ask('otel.example')).toBe('93.184.216.34');
    clock.move(2000);
    expect(await hanging).toBe('ETIMEOUT');
  });

  it('goes on with the last answer for ten minutes while name servers are down', async () => {
    let down = false;
    const { ask, clock } = lookupWith(async () => {
      if (down) throw Object.assign(new Error('down'), { code: 'ESERVFAIL' });
      return ['93.184.216.34'];
    });
    await ask('otel.example');
    down = true;
    clock.move(599_999);
    expect(await ask('otel.example')).toBe('93.184.216.34');
    clock.move(1);
    expect(await ask('otel.example')).toBe('ESERVFAIL');
  });
});
