/** What waits in the file for one destination. */
export interface QueueLine {
  readonly owner: string;
  readonly destinationId: string;
  /** Keys that go before all others: what was taken and came back. */
  readonly returned: string[];
  /** Everything up to here was taken, came back or is gone. */
  cursor: string;
  /** Number of the next key. */
  nextNumber: number;
  waiting: number;
  /** Bytes of what waits. */
  bytes: number;
}

/** The lines of all destinations. */
export interface QueueLines {
  find(destinationId: string): QueueLine | undefined;
  of(owner: string, destinationId: string): QueueLine;
  resize(line: QueueLine, deliveries: number, bytes: number): void;
  /** Bytes of everything that waits. */
  bytes(): number;
  /** Which line has to give way: a destination pays for itself, and a full house is paid by whoever fills it most. */
  payerFor(line: QueueLine, isOverOwnLimit: boolean): QueueLine | undefined;
  clear(): void;
  /** How many wait, by destination, where that is different since the last call. */
  takeChanges(): Map<string, { readonly owner: string; readonly waiting: number }>;
}

const DIGITS = 12;
const segment = (text: string) => Buffer.from(text, 'utf8').toString('base64url');

/** Before every key of a delivery. */
export const DELIVERIES = 'delivery/';
const lineStart = (destinationId: string) => `${DELIVERIES}${segment(destinationId)}/`;

/** The first key behind all that start with `prefix`. Keys are made of letters, digits and `-_./`. */
export const endOf = (prefix: string): string => `${prefix}~`;

/** The keys of a line that were not looked at yet. */
export function keysAhead({ cursor, destinationId }: QueueLine): { readonly start: string; readonly end: string } {
  const first = lineStart(destinationId);
  // What stands in the place of the cursor's own delivery begins with its key, and was returned when it came there.
  return { start: cursor === first ? first : endOf(cursor), end: endOf(first) };
}

/** The key of a new delivery, behind all others. */
export function nextKey(line: QueueLine): string {
  const key = `${lineStart(line.destinationId)}${String(line.nextNumber).padStart(DIGITS, '0')}`;
  line.nextNumber += 1;
  return key;
}

/** The key of a part of a delivery, in its place. */
export const partKey = (key: string, index: number): string => `${key}.${index}`;

/** Keeps the numbers of new keys behind that of a key that is there. */
export function countKey(line: QueueLine, key: string): void {
  const number = Number.parseInt(key.slice(lineStart(line.destinationId).length), 10);
  line.nextNumber = Math.max(line.nextNumber, number + 1);
}

/** No lines yet. */
export function createQueueLines(): QueueLines {
  const lines = new Map<string, QueueLine>();
  const changed = new Set<string>();
  let bytes = 0;

  return {
    find: (destinationId) => lines.get(destinationId),
    of(owner, destinationId) {
      const found = lines.get(destinationId);
      if (found !== undefined) return found;
      const cursor = lineStart(destinationId);
      const line = { owner, destinationId, returned: [], cursor, nextNumber: 1, waiting: 0, bytes: 0 };
      lines.set(destinationId, line);
      return line;
    },
    resize(line, byDeliveries, byBytes) {
      line.waiting += byDeliveries;
      line.bytes += byBytes;
      bytes += byBytes;
      changed.add(line.destinationId);
    },
    bytes: () => bytes,
    payerFor(line, isOverOwnLimit) {
      let payer = line.waiting > 0 ? line : undefined;
      if (isOverOwnLimit) return payer;
      for (const other of lines.values()) if (other.bytes > (payer?.bytes ?? 0)) payer = other;
      return payer;
    },
    clear() {
      for (const destinationId of lines.keys()) changed.add(destinationId);
      lines.clear();
      bytes = 0;
    },
    takeChanges() {
      const changes = new Map<string, { readonly owner: string; readonly waiting: number }>();
      for (const destinationId of changed) {
        const { owner = '', waiting = 0 } = lines.get(destinationId) ?? {};
        changes.set(destinationId, { owner, waiting });
      }
      changed.clear();
      return changes;
    },
  };
}
