import { collectFindings, type OtlpFinding } from './finding.ts';
import { describeJsonFailure } from './json-failure.ts';
import type { OtlpResourceSpans } from './otlp-json.ts';
import { exportTracesShape } from './otlp-shape.ts';
import { parseJson } from './parse-json.ts';
import { readMessage } from './read-message.ts';
import { skipSpace } from './scan-json.ts';

/** A request body as a receiver understands it. */
export type DecodedTraces =
  | {
      readonly ok: true;
      readonly resourceSpans: readonly OtlpResourceSpans[];
      /** What is wrong with its form. */
      readonly findings: readonly OtlpFinding[];
    }
  /** `message` is missing where it would not be valid UTF-8. */
  | { readonly ok: false; readonly message: string | undefined };

/** Reads a body of OTLP/JSON. One thing that is malformed anywhere refuses all of it. */
export function decodeTraces(bytes: Uint8Array): DecodedTraces {
  const parsed = parseJson(bytes);
  if (!parsed.ok) return { ok: false, message: describeJsonFailure(bytes, parsed.failure) };
  const { findings, report } = collectFindings();
  if (skipSpace(bytes, parsed.end) < bytes.length) {
    report({ code: 'trailing-data', path: '', message: 'What follows the JSON document is lost. Send one document.' });
  }
  const read = readMessage(parsed.root, exportTracesShape, report);
  if (!read.ok) return { ok: false, message: describeJsonFailure(bytes, read.failure) };
  // The shape is the type: every field was read as what the interface says.
  const { resourceSpans = [] } = read.value as { resourceSpans?: readonly OtlpResourceSpans[] };
  return { ok: true, resourceSpans, findings };
}
