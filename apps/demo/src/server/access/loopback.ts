const LOOPBACK_NAME = /^(?:127\.0\.0\.1|localhost|\[::1\])$/i;
const LOOPBACK_ADDRESS = /^(?:127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1|::ffff:127\.\d{1,3}\.\d{1,3}\.\d{1,3})$/i;
const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

/** Whether a `Host` header names this machine's loopback, with any port. */
export function isLoopbackHost(host: string | undefined): boolean {
  return LOOPBACK_NAME.test((host ?? '').replace(/:\d{1,5}$/, ''));
}

/** Whether an address to listen on is reached from this machine alone. */
export function isLoopbackBinding(host: string): boolean {
  return LOOPBACK_NAME.test(host) || LOOPBACK_ADDRESS.test(host);
}

/** What is known about the sender of a request. */
export interface RequestOrigin {
  readonly headers: Headers;
  /** The peer's address. */
  readonly remoteAddress: string | undefined;
}

/**
 * Whether a request comes from this machine and means this machine. The peer alone is not enough: a page of any site
 * can let its own name resolve to 127.0.0.1 and then read answers as its own (DNS rebinding); its `Host` gives it away.
 * Behind a proxy on this machine the peer is the proxy, whoever asks; the headers that proxies add give that away.
 */
export function isLocalRequest({ headers, remoteAddress }: RequestOrigin): boolean {
  if (PROXY_HEADERS.some((name) => headers.has(name))) return false;
  return isLoopbackHost(headers.get('host') ?? undefined) && LOOPBACK_ADDRESS.test(remoteAddress ?? '');
}
