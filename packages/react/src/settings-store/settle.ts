import type { SettingsError, SettingsResult } from '@broadcast-kit/core';

/**
 * Runs a call of the client and turns a rejection into a value. The client of core never rejects; one that a host
 * brings may, and a component must survive that.
 */
export async function settle<T>(call: () => Promise<SettingsResult<T>>): Promise<SettingsResult<T>> {
  try {
    return await call();
  } catch {
    return { ok: false, error: UNREACHABLE };
  }
}

const UNREACHABLE: SettingsError = {
  code: 'network_error',
  message: 'The settings API cannot be reached. Check the network and try again.',
};
