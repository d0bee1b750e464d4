import type { GenerationError } from '../generation/generation.ts';
import type { Span } from '../otlp/span.ts';
import { shortenText } from './shorten-text.ts';

/**
 * Status of a span whose call failed. Providers quote prompts in their errors, so privacy mode keeps the class of the
 * error only.
 */
export function errorStatus(
  error: GenerationError,
  { privacyMode, valueLimitBytes }: { readonly privacyMode: boolean; readonly valueLimitBytes: number },
): Span['status'] {
  const message = privacyMode ? error.type : error.message || error.type;
  return { code: 'error', message: shortenText(message.toWellFormed(), valueLimitBytes).text };
}
