/** Bytes that a reader got at one moment. */
export interface TimedRead {
  readonly atNs: number;
  readonly bytes: Uint8Array;
}

/**
 * How long each chunk was on its way, in nanoseconds: from the write to the read that brought its last byte. The network
 * may join chunks, and a read may bring several.
 *
 * Both sides have to read the same clock. `process.hrtime` is one: it counts from the start of the machine.
 */
export function chunkLatencies(
  chunks: readonly Uint8Array[],
  { writtenAtNs, reads }: { readonly writtenAtNs: readonly number[]; readonly reads: readonly TimedRead[] },
): number[] {
  const latencies: number[] = [];
  let written = 0;
  let read = 0;
  let next = 0;
  let atNs = Number.NaN;
  for (const [index, chunk] of chunks.entries()) {
    written += chunk.length;
    for (let arrived = reads[next]; read < written && arrived !== undefined; arrived = reads[next]) {
      read += arrived.bytes.length;
      atNs = arrived.atNs;
      next += 1;
    }
    latencies.push(atNs - (writtenAtNs[index] ?? Number.NaN));
  }
  return latencies;
}
