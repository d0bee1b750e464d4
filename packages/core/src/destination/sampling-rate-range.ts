/** Lowest and highest sampling rate. */
export const SAMPLING_RATE_RANGE = { min: 0.0001, max: 1 } as const;
