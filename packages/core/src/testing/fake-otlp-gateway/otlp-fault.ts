import { BroadcastError } from '../../runtime/broadcast-error.ts';

/** How the gateway misbehaves. Every fault may end by itself after `times` requests; default: it stays. */
export type OtlpFault = { readonly times?: number } & (
  | {
      /** Answers with a status instead of looking at the request. */
      readonly kind: 'status';
      /** 200 to 599. */
      readonly status: number;
      /** Default: the OTLP error of that status. */
      readonly body?: string;
      /** Such as `{ 'retry-after': '30' }`. Default: none, not even for 429. */
      readonly headers?: Readonly<Record<string, string>>;
    }
  | {
      /** Takes the request but for its last `rejectedSpans` spans, and says so. */
      readonly kind: 'partial-success';
      readonly rejectedSpans: number;
      readonly errorMessage?: string;
    }
  | {
      /** Never answers. The request ends when its sender gives up. */
      readonly kind: 'hang';
    }
  | {
      /** No answer: `fetch` rejects, `handle` answers with a network error (`Response.error()`). */
      readonly kind: 'network';
      /** As Node names it, such as `ECONNREFUSED`, `ENOTFOUND`, `CERT_HAS_EXPIRED`. Default `ECONNRESET`. */
      readonly code?: string;
      /** The spans are taken first: it is the answer that gets lost. Default `false`. */
      readonly isStored?: boolean;
    }
  | {
      /** A page of a proxy or of a login, in HTML. */
      readonly kind: 'html';
      /** Default 200. */
      readonly status?: number;
    }
  | {
      /** What a dashboard URL answers: come in by the front door. */
      readonly kind: 'redirect';
      /** Default 302. */
      readonly status?: 301 | 302 | 303 | 307 | 308;
      /** Default `/login`. */
      readonly location?: string;
    }
  | {
      /** Takes the request, and answers with far too many bytes of valid JSON. */
      readonly kind: 'oversized';
      /** Default 1 MiB. */
      readonly bytes?: number;
    }
  | {
      /** Takes the request, and answers byte by byte. */
      readonly kind: 'drip';
      /** Milliseconds from byte to byte. Default 1,000. */
      readonly intervalMs?: number;
    }
);

/** The fault of one kind. */
export type FaultOf<Kind extends OtlpFault['kind']> = Extract<OtlpFault, { readonly kind: Kind }>;

/** Refuses faults that no server could show. */
export function checkFault(fault: OtlpFault): void {
  if (fault.kind !== 'status' && fault.kind !== 'html') return;
  const { status = 200 } = fault;
  if (Number.isInteger(status) && status >= 200 && status <= 599) return;
  throw new BroadcastError({
    code: 'invalid_option',
    message: `The fault's status is ${status}, but a response can only have 200 to 599. Choose one of these.`,
  });
}
