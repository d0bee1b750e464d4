/** What a process holds at one moment. */
export interface SoakSample {
  /** Since the start. */
  readonly atMs: number;
  /** After everything unused was collected. */
  readonly heapBytes: number;
  /** Memory outside the heap that belongs to objects in it. */
  readonly externalBytes: number;
  /** Open handles and requests of the event loop, by kind. */
  readonly resources: Readonly<Record<string, number>>;
}

/** Looks at this process. Needs `--expose-gc`. */
export async function takeSample(startedAt: number): Promise<SoakSample> {
  if (globalThis.gc === undefined)
    throw new Error('Start Node with --expose-gc: nothing can be said of a heap with waste.');
  // Twice, with a turn in between: what has a finalizer goes in the second.
  globalThis.gc();
  await new Promise((resolve) => setImmediate(resolve));
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  const resources: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) resources[kind] = (resources[kind] ?? 0) + 1;
  return { atMs: performance.now() - startedAt, heapBytes: heapUsed, externalBytes: external, resources };
}
