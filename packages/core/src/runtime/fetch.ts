/** What Broadcast Kit needs of `fetch`: the platform's, a guarded one, or a fake. */
export type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

/** The platform's `fetch`, looked up at each call so that mocks and instrumentation installed later are used. */
export const platformFetch: Fetch = (input, init) => globalThis.fetch(input, init);
