/** The same function, of which at most `limit` calls are under way; the others wait for their turn. */
export function atMost<Arguments extends readonly unknown[], Result>(
  limit: number,
  run: (...given: Arguments) => Promise<Result>,
): (...given: Arguments) => Promise<Result> {
  const waiting = new Set<() => void>();
  let underWay = 0;
  return async (...given) => {
    if (underWay < limit) underWay += 1;
    else await new Promise<void>((resolve) => waiting.add(resolve));
    try {
      return await run(...given);
    } finally {
      const [next] = waiting;
      // Who waited takes the place over.
      if (next === undefined) underWay -= 1;
      else {
        waiting.delete(next);
        next();
      }
    }
  };
}
