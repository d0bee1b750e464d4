/** What the body of an answer is, and what it says. */
export interface Answer {
  readonly form: 'empty' | 'json' | 'html' | 'text';
  /** The parsed value where `form` is `json`. */
  readonly json?: unknown;
  /** What the other side says, for people and for classification: the message in the JSON, or the text. Empty for a web page. */
  readonly text: string;
}

function messageIn(json: unknown): string {
  if (typeof json === 'string') return json;
  if (typeof json !== 'object' || json === null) return '';
  const { message, error, errorMessage } = json as Record<string, unknown>;
  for (const found of [message, error, errorMessage]) {
    if (typeof found === 'string' && found !== '') return found;
  }
  return messageIn(error);
}

/**
 * Reads the body of an answer in any of the shapes that OTLP receivers and the gateways before them use:
 * `{code,message}`, `{status,error}`, `{error:{message}}`, plain text, or a web page.
 */
export function readAnswer(body: string): Answer {
  const trimmed = body.trim();
  if (trimmed === '') return { form: 'empty', text: '' };
  try {
    const json: unknown = JSON.parse(trimmed);
    return { form: 'json', json, text: messageIn(json) };
  } catch {
    return /^<(?:!doctype|html|head|body|\?xml)|<\/(?:html|body|title)>/i.test(trimmed)
      ? { form: 'html', text: '' }
      : { form: 'text', text: trimmed };
  }
}
