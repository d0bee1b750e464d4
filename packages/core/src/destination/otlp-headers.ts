/**
 * Reads `OTEL_EXPORTER_OTLP_HEADERS`: comma-separated `name=value` pairs, each split at its first `=`, values
 * percent-decoded where that works. Names come back in lower case; the last of two equal names wins; parts that are no
 * pair are left out.
 *
 * Source: OpenTelemetry specification, "Specifying headers via environment variables".
 */
export function parseOtlpHeaders(text: string): Record<string, string> {
  const headers = new Map<string, string>();
  for (const pair of text.split(',')) {
    const [name = '', ...rest] = pair.split('=');
    if (rest.length > 0 && name.trim() !== '') {
      headers.set(name.trim().toLowerCase(), percentDecoded(rest.join('=').trim()));
    }
  }
  return Object.fromEntries(headers);
}

/** `text` without its percent-encoding, or as it is where it has none that can be read. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
