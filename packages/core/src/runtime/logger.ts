/** Plain facts of a log line. Values never hold a secret or content of a prompt. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** Where Broadcast Kit writes what an operator may want to know. Most structured loggers fit as they are. */
export interface Logger {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** Says nothing. The default everywhere. */
export const silentLogger: Logger = { debug() {}, info() {}, warn() {}, error() {} };
