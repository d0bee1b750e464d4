import type { LogFields, Logger } from '@broadcast-kit/core';

function format(fields: LogFields = {}): string {
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}=${JSON.stringify(value)}`)
    .join('');
}

/** Warnings and errors on the console. What goes well is seen in the pages. */
export const consoleLogger: Logger = {
  debug() {},
  info() {},
  warn: (message, fields) => console.warn(`warning: ${message}${format(fields)}`),
  error: (message, fields) => console.error(`error: ${message}${format(fields)}`),
};
