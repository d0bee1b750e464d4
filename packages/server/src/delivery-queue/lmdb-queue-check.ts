import { open } from 'lmdb';
import { DELIVERIES, endOf } from './lmdb-queue-lines.ts';
import { decodeDelivery } from './lmdb-stored-delivery.ts';

// Run in a process of its own before a queue file is opened. The engine maps the file: what is cut off or mangled in it can
// end the process that reads it, and then that is this one. Says that it started, so that a check which could not run at
// all is not taken for a broken file.

const path = process.argv[2] ?? '';
process.send?.('started');
const file = open<Buffer, string>({ path, encoding: 'binary', overlappingSync: false });
let sum = 0;
for (const { value } of file.getRange({})) sum += value.length;
for (const { value } of file.getRange({ start: DELIVERIES, end: endOf(DELIVERIES) })) {
  // A damaged value costs its own records only, and is removed when its turn comes.
  if (decodeDelivery(value) === undefined) sum += 1;
}
// The engine also has to be able to write: its list of free pages may be what is damaged.
const key = 'check';
file.transactionSync(() => file.putSync(key, Buffer.from(String(sum))));
file.transactionSync(() => file.removeSync(key));
await file.close();
process.exit(0);
