/** Compresses a body; `undefined` where the platform cannot. Keeps nothing of `bytes`, which are used again afterwards. */
export type Gzip = (bytes: Uint8Array) => Promise<Uint8Array<ArrayBuffer> | undefined>;

/**
 * Gzip through the platform's `CompressionStream`. Answers `undefined` where there is none, and the body is sent as it
 * is. On Node, `nodeGzip` of `@broadcast-kit/core/node` is faster.
 */
export const gzipBody: Gzip = async (bytes) => {
  if (typeof CompressionStream === 'undefined') return undefined;
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
};
