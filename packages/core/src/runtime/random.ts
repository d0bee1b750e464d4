/** A source of numbers in `[0, 1)`, as `Math.random` is. Used for jitter only, never for ids or secrets. */
export type Random = () => number;

/** The platform's generator. */
export const systemRandom: Random = () => Math.random();
