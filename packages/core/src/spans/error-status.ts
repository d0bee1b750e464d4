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
  const { type, message } = error;
  // Plain JavaScript may hand over anything, such as an Error's cause.
  const [text] = [privacyMode ? undefined : message, type].filter((one) => typeof one === 'string' && one !== '');
  return { code: 'error', message: shortenText((text ?? '').toWellFormed(), valueLimitBytes).text };
}
