import { type Answer, acceptedAnswer, type MediaType, statusAnswer, textAnswer, unspeakableAnswer } from './answer.ts';
import { checkIds } from './check-ids.ts';
import { cutAttributes } from './cut-attributes.ts';
import { decodeTraces } from './decode-traces.ts';
import { collectFindings, type OtlpFinding } from './finding.ts';
import type { IncomingRequest } from './incoming-request.ts';
import { lintTraces } from './lint-traces.ts';
import type { OtlpResourceSpans } from './otlp-json.ts';
import { protobufSize } from './protobuf-size.ts';
import type { CheckRate } from './rate-limit.ts';
import { type HeadRules, refuseByHead, refuseMethod } from './refuse-by-head.ts';
import { spansOf } from './spans-of.ts';
import type { TraceStore } from './trace-store.ts';
import type { TraceSummary } from './trace-summary.ts';

/** What a receiver needs to judge a request, and where it puts the spans. */
export interface ReceiverContext extends HeadRules {
  readonly maxAttributeBytes: number;
  readonly checkRate: CheckRate;
  readonly store: TraceStore;
  readonly nowMs: number;
  readonly monotonicMs: number;
  /** So many spans, from the end, are left out. */
  readonly rejectedSpans: number;
}

/** The answer, and what stays of the request. */
export interface Reception {
  readonly answer: Answer;
  readonly findings: readonly OtlpFinding[];
  /** The traces that spans were stored for. */
  readonly touched: readonly TraceSummary[];
}

const INVALID_ARGUMENT = 3;
const RESOURCE_EXHAUSTED = 8;
const RETRY_AFTER_SECONDS = 5;
const PARAMETER = /^(?:[\w!#$&^.+-]+=(?:[\w!#$&^.+-]+|"[^"]*"))?$/;

/** Treats a request as the gateway and Tempo do, in their order: credentials before anything that concerns the body. */
export function receiveTraces(request: IncomingRequest, context: ReceiverContext): Reception {
  const refused = refuseByHead(request, context) ?? refuseEarly(request);
  if (refused !== undefined) return unread(refused);
  const mediaType = mediaTypeOf(request.headers);
  if (mediaType === undefined) {
    const text = '415 unsupported media type, supported: [application/json, application/x-protobuf]';
    return unread(textAnswer(415, text));
  }
  const { body } = request;
  if (!body.ok) return unread(invalid(mediaType, body.message));
  return mediaType === 'application/json' ? receiveJson(body.bytes, context) : unread(answerProtobuf(body.bytes));
}

function refuseEarly({ method, headers, body }: IncomingRequest): Answer | undefined {
  if (body.ok || !body.isRefusedEarly) return refuseMethod(method);
  const mediaType = mediaTypeOf(headers);
  return mediaType === undefined ? unspeakableAnswer() : invalid(mediaType, body.message);
}

function mediaTypeOf(headers: Headers): MediaType | undefined {
  const [type = '', ...parameters] = (headers.get('content-type') ?? '').split(';').map((part) => part.trim());
  if (!parameters.every((parameter) => PARAMETER.test(parameter))) return undefined;
  const mediaType = type.toLowerCase();
  return mediaType === 'application/json' || mediaType === 'application/x-protobuf' ? mediaType : undefined;
}

function answerProtobuf(bytes: Uint8Array): Answer {
  const mediaType = 'application/x-protobuf';
  if (bytes.length === 0) return acceptedAnswer(mediaType);
  return invalid(mediaType, 'This stand-in reads OTLP/JSON only. Send application/json.');
}

function receiveJson(bytes: Uint8Array, context: ReceiverContext): Reception {
  const mediaType = 'application/json';
  const decoded = decodeTraces(bytes);
  if (!decoded.ok) {
    return unread(decoded.message === undefined ? unspeakableAnswer() : invalid(mediaType, decoded.message));
  }
  const { findings, report } = collectFindings();
  decoded.findings.forEach(report);
  const { resourceSpans } = decoded;
  const { nowMs, maxAttributeBytes } = context;
  lintTraces(resourceSpans, { report, nowMs, maxAttributeBytes });
  const accepted = { answer: acceptedAnswer(mediaType), findings, touched: [] };
  if (spansOf(resourceSpans).next().done) return accepted;

  const limited = context.checkRate(protobufSize(resourceSpans), context.credentials?.instanceId ?? 'single-tenant');
  if (limited !== undefined) {
    const details = { code: RESOURCE_EXHAUSTED, message: limited, retryAfterSeconds: RETRY_AFTER_SECONDS };
    return { ...accepted, answer: statusAnswer(mediaType, 429, details) };
  }
  const complaint = checkIds(resourceSpans);
  if (complaint !== undefined) return { ...accepted, answer: invalid(mediaType, complaint) };

  const kept = cutAttributes(withoutLast(resourceSpans, context.rejectedSpans), maxAttributeBytes);
  return { ...accepted, touched: context.store.add(kept, { atMs: context.monotonicMs, report }) };
}

function withoutLast(resourceSpans: readonly OtlpResourceSpans[], count: number): readonly OtlpResourceSpans[] {
  if (count === 0) return resourceSpans;
  const spans = [...spansOf(resourceSpans)].map(({ span }) => span);
  const kept = new Set(spans.slice(0, Math.max(0, spans.length - count)));
  return resourceSpans.map((entry) => ({
    ...entry,
    scopeSpans: (entry.scopeSpans ?? []).map((scopeSpans) => ({
      ...scopeSpans,
      spans: (scopeSpans.spans ?? []).filter((span) => kept.has(span)),
    })),
  }));
}

/** A request that was refused before its spans were looked at. */
function unread(answer: Answer): Reception {
  return { answer, findings: [], touched: [] };
}

function invalid(mediaType: MediaType, message: string): Answer {
  return statusAnswer(mediaType, 400, { code: INVALID_ARGUMENT, message });
}
