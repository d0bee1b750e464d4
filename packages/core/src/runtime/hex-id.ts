const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * An id of OpenTelemetry in lower-case hex, from hex of the wanted length or, for a trace id of 32 digits, from a UUID.
 * `undefined` for any other text, and for an id that is all zero, which OpenTelemetry does not allow.
 */
export function hexId(text: string, digits: 16 | 32): string | undefined {
  const hex = (digits === 32 && UUID.test(text) ? text.replaceAll('-', '') : text).toLowerCase();
  return hex.length === digits && /^[0-9a-f]+$/.test(hex) && !/^0+$/.test(hex) ? hex : undefined;
}
