/** 128 random bits, as hex. Unlike `randomUUID`, this works on pages without TLS too. */
export function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(16).padStart(8, '0')).join('');
}
