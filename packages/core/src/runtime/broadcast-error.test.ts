import { describe, expect, it, vi } from 'vitest';
import { BroadcastError, isBroadcastError } from './broadcast-error.ts';

describe('BroadcastError', () => {
  it('carries its code, message and cause', () => {
    const cause = new Error('disk full');
    const error = new BroadcastError({ code: 'store_failed', message: 'The destination could not be stored.', cause });
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: 'BroadcastError', code: 'store_failed', cause });
    expect(String(error)).toBe('BroadcastError: The destination could not be stored.');
  });

  it('has no cause where none was given', () => {
    expect('cause' in new BroadcastError({ code: 'shut_down', message: 'Over.' })).toBe(false);
  });

  it('is recognised across two copies of the package, where instanceof fails', async () => {
    vi.resetModules();
    const other = await import('./broadcast-error.ts');
    const error = new other.BroadcastError({ code: 'invalid_option', message: 'No.' });
    expect(error).not.toBeInstanceOf(BroadcastError);
    expect(isBroadcastError(error)).toBe(true);
  });

  it.each([new Error('x'), { code: 'invalid_option', message: 'x' }, 'invalid_option', null, undefined])(
    'is not mistaken for %s',
    (value) => {
      expect(isBroadcastError(value)).toBe(false);
    },
  );
});
