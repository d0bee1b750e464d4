/** Who wakes when. */
export interface DueTimes {
  set(id: string, dueAtMs: number): void;
  remove(id: string): void;
  has(id: string): boolean;
  /** The next one that is due at this time, which is forgotten with that. */
  takeDue(nowMs: number): string | undefined;
  /** The earliest time; `Infinity` where nobody waits for one. */
  earliestMs(): number;
}

interface Entry {
  readonly id: string;
  readonly dueAtMs: number;
}

/** Entries of ids that were changed or removed stay in the heap until they come up. Beyond this share it is built anew. */
const MAX_STALE_SHARE = 2;
const SMALL_HEAP = 64;

/** An empty binary heap, with a change or removal by id. A time of `Infinity` never comes due. */
export function createDueTimes(): DueTimes {
  const current = new Map<string, Entry>();
  let heap: Entry[] = [];

  const dueAt = (index: number) => heap[index]?.dueAtMs ?? Number.POSITIVE_INFINITY;

  function swap(a: number, b: number): void {
    const [first, second] = [heap[a], heap[b]];
    if (first === undefined || second === undefined) return;
    heap[a] = second;
    heap[b] = first;
  }

  function push(entry: Entry): void {
    heap.push(entry);
    let index = heap.length - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (dueAt(parent) <= dueAt(index)) return;
      swap(parent, index);
      index = parent;
    }
  }

  function pop(): void {
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    heap[0] = last;
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const smaller = dueAt(left + 1) < dueAt(left) ? left + 1 : left;
      if (dueAt(smaller) >= dueAt(index)) return;
      swap(smaller, index);
      index = smaller;
    }
  }

  /** The first entry that still counts. */
  function first(): Entry | undefined {
    while (heap[0] !== undefined && current.get(heap[0].id) !== heap[0]) pop();
    return heap[0];
  }

  return {
    set(id, dueAtMs) {
      const entry = { id, dueAtMs };
      current.set(id, entry);
      if (dueAtMs === Number.POSITIVE_INFINITY) return;
      if (heap.length > SMALL_HEAP + MAX_STALE_SHARE * current.size) {
        const stale = heap;
        heap = [];
        for (const kept of stale) if (current.get(kept.id) === kept) push(kept);
      }
      push(entry);
    },
    remove: (id) => void current.delete(id),
    has: (id) => current.has(id),
    takeDue(nowMs) {
      const entry = first();
      if (entry === undefined || entry.dueAtMs > nowMs) return undefined;
      pop();
      current.delete(entry.id);
      return entry.id;
    },
    earliestMs: () => first()?.dueAtMs ?? Number.POSITIVE_INFINITY,
  };
}
