import { readBytes } from './read-bytes.ts';

/** A body without its compression, or the text of the receiver's refusal. */
export type OpenedBody =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | {
      readonly ok: false;
      readonly message: string;
      /** Found by the decompressor, which stands before everything that looks at the request. */
      readonly isRefusedEarly: boolean;
    };

/** By `Content-Encoding`, which receivers compare exactly: lower case only. Both names of deflate mean zlib's format. */
const FORMATS: Readonly<Record<string, CompressionFormat>> = { gzip: 'gzip', deflate: 'deflate', zlib: 'deflate' };

/** Inflates the bytes of a request. Takes at most `maxBytes`, before and after decompression. */
export async function openBody(
  bytes: Uint8Array<ArrayBuffer> | undefined,
  encoding: string,
  maxBytes: number,
): Promise<OpenedBody> {
  const format = Object.hasOwn(FORMATS, encoding) ? FORMATS[encoding] : undefined;
  if (encoding !== '' && format === undefined) return refused(`unsupported Content-Encoding: ${encoding}`, true);
  if (bytes === undefined) return refused('http: request body too large', false);
  if (format === undefined) return { ok: true, bytes };
  if (!startsAs(format, bytes)) return refused(`${format === 'gzip' ? 'gzip' : 'zlib'}: invalid header`, true);
  try {
    const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(format));
    const body = await readBytes(inflated, maxBytes);
    return body === undefined ? refused('http: request body too large', false) : { ok: true, bytes: body };
  } catch {
    return refused('unexpected EOF', false);
  }
}

function startsAs(format: CompressionFormat, bytes: Uint8Array): boolean {
  const [first = 0, second = 0] = bytes;
  if (format === 'gzip') return first === 0x1f && second === 0x8b;
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
}

function refused(message: string, isRefusedEarly: boolean): OpenedBody {
  return { ok: false, message, isRefusedEarly };
}
