import { describe, expect, it } from 'vitest';
import { isLocalRequest, isLoopbackBinding } from './loopback.ts';

describe('isLocalRequest', () => {
  it.each([
    ['127.0.0.1:4400', '127.0.0.1'],
    ['localhost:4400', '::1'],
    ['LOCALHOST', '::ffff:127.0.0.1'],
    ['[::1]:4400', '::1'],
  ])('knows a request to %s from %s as local', (host, remoteAddress) => {
    expect(isLocalRequest({ headers: new Headers({ host }), remoteAddress })).toBe(true);
  });

  it.each([
    ['a rebound name', 'evil.example:4400', '127.0.0.1'],
    ['a name that only begins right', 'localhost.evil.example', '127.0.0.1'],
    ['a name that only ends right', 'evil.example#127.0.0.1:4400', '127.0.0.1'],
    ['another machine', '127.0.0.1:4400', '192.168.1.7'],
    ['no Host', undefined, '127.0.0.1'],
    ['no peer', '127.0.0.1:4400', undefined],
  ])('refuses %s', (_, host, remoteAddress) => {
    const headers = new Headers(host === undefined ? {} : { host });
    expect(isLocalRequest({ headers, remoteAddress })).toBe(false);
  });

  it.each([
    ['Forwarded', 'for=203.0.113.7'],
    ['X-Forwarded-For', '203.0.113.7'],
    ['X-Forwarded-For', ''],
    ['X-Forwarded-Host', 'demo.example'],
    ['X-Real-IP', '203.0.113.7'],
    ['Via', '1.1 proxy'],
  ])('refuses what a proxy on this machine passes on with %s: %s', (name, value) => {
    const headers = new Headers({ host: '127.0.0.1:4400', [name]: value });
    expect(isLocalRequest({ headers, remoteAddress: '127.0.0.1' })).toBe(false);
  });
});

describe('isLoopbackBinding', () => {
  it('tells loopback from an address that others reach', () => {
    expect(['127.0.0.1', 'localhost', '::1'].map(isLoopbackBinding)).toEqual([true, true, true]);
    expect(['0.0.0.0', '::', '192.168.1.7'].map(isLoopbackBinding)).toEqual([false, false, false]);
  });
});
