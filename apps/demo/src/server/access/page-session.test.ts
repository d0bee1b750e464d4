import { randomBytes } from 'node:crypto';
import { systemClock } from '@broadcast-kit/core';
import { describe, expect, it } from 'vitest';
import { createPageSession } from './page-session.ts';

const key = randomBytes(32).toString('base64');
const HOUR_MS = 3_600_000;

function at(nowMs: number, options: { key?: string; port?: number } = {}) {
  return createPageSession({ key, port: 4400, ...options, clock: { ...systemClock, now: () => nowMs } });
}

const cookieOf = (setCookie: string) => setCookie.split(';')[0] ?? '';

describe('the page session', () => {
  it('is open with the cookie that it gave, among others', () => {
    const session = at(0);
    expect(session.isOpen(`a=b; ${cookieOf(session.cookie())}; c=d`)).toBe(true);
  });

  it('cannot be read by scripts nor sent from another site', () => {
    expect(at(0).cookie()).toMatch(/; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict$/);
  });

  it('survives a restart and ends after twelve hours', () => {
    const cookie = cookieOf(at(0).cookie());
    expect(at(11 * HOUR_MS).isOpen(cookie)).toBe(true);
    expect(at(13 * HOUR_MS).isOpen(cookie)).toBe(false);
  });

  it.each([
    ['no cookie', undefined],
    ['an empty one', 'broadcast_demo_4400='],
    ['a made-up one', 'broadcast_demo_4400=99999999999.AAAA'],
    ['one without a signature', 'broadcast_demo_4400=99999999999'],
  ])('is closed with %s', (_, header) => {
    expect(at(0).isOpen(header)).toBe(false);
  });

  it('is closed with a longer life written into the cookie', () => {
    const [, signature] = cookieOf(at(0).cookie()).split('.');
    expect(at(0).isOpen(`broadcast_demo_4400=99999999999.${signature}`)).toBe(false);
  });

  it('does not take the cookie of another demo', () => {
    const other = at(0, { key: randomBytes(32).toString('base64') });
    expect(at(0).isOpen(cookieOf(other.cookie()))).toBe(false);
    expect(at(0).isOpen(cookieOf(at(0, { port: 4401 }).cookie()))).toBe(false);
  });
});
