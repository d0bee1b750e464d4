/** What may be wrong with a request although a real receiver says nothing about it. */
export type OtlpFindingCode =
  /** Something follows the JSON document. It is lost. */
  | 'trailing-data'
  /** A field is spelled `snake_case`. */
  | 'snake-case'
  /** A field that nobody reads any more. What it holds is lost. */
  | 'legacy-field'
  /** A field that OTLP does not know. It is lost. */
  | 'unknown-field'
  /** A name occurs twice: fields of an object, or keys of one list of attributes. */
  | 'duplicate-key'
  /** An attribute has more than one value. The last one is kept. */
  | 'several-values'
  /** An id is written in upper case. */
  | 'uppercase-id'
  /** A root has a parent id of zeros (or none in it) instead of no parent id. */
  | 'zero-parent-id'
  /** `kind` is not one of the six. */
  | 'unknown-kind'
  /** `status.code` is not one of the three. */
  | 'unknown-status'
  /** A time is more than a day off. Searches with a time range miss the span. */
  | 'time-far-off'
  /** A time looks like milliseconds or microseconds where nanoseconds are meant. */
  | 'time-unit'
  /** A span ends before it starts. */
  | 'end-before-start'
  /** A key or a text value is larger than the limit. The rest of it is lost. */
  | 'oversized-value'
  /** The resource has no `service.name`. */
  | 'missing-service-name'
  /** A span has no name. */
  | 'missing-name'
  /** The request holds no span. Right for a connection test, a mistake otherwise. */
  | 'empty-envelope'
  /** A span with this id arrived just before. Both are shown for good. */
  | 'duplicate-span'
  /** The trace is larger than the limit. These spans of it are lost. */
  | 'trace-too-large';

/** One thing that a real receiver swallows in silence. */
export interface OtlpFinding {
  readonly code: OtlpFindingCode;
  /** Where: a path such as `resourceSpans[0].scopeSpans[0].spans[1].kind`, or `trace <id>`. Empty for the whole body. */
  readonly path: string;
  /** What is wrong, why, and what to do. */
  readonly message: string;
}

/** Takes a finding, as long as there are not too many. */
export type ReportFinding = (finding: OtlpFinding) => void;

/** So many findings of one request are kept: the first ones tell what is wrong, also when a million follow. */
const MAX_FINDINGS = 100;

/** Collects what was found in one request. */
export function collectFindings(): { readonly findings: readonly OtlpFinding[]; readonly report: ReportFinding } {
  const findings: OtlpFinding[] = [];
  return {
    findings,
    report: (finding) => {
      if (findings.length < MAX_FINDINGS) findings.push(finding);
    },
  };
}
