/** Stable codes of everything that can be wrong with a connection. */
export const DIAGNOSIS_CODES = [
  'config.invalid',
  'auth.unauthorized',
  'auth.scope',
  'auth.region_mismatch',
  'endpoint.dashboard_url',
  'endpoint.not_found',
  'endpoint.not_allowed',
  'endpoint.redirected',
  'net.dns',
  'net.tls',
  'net.timeout',
  'net.refused',
  'net.unreachable',
  'rate.limited',
  'upstream.unavailable',
  'payload.rejected',
  'protocol.unexpected',
  'test.aborted',
] as const;

/** One of {@link DIAGNOSIS_CODES}. */
export type DiagnosisCode = (typeof DIAGNOSIS_CODES)[number];

/** The field of the form that a diagnosis points at. */
export type DiagnosisField = 'baseUrl' | 'instanceId' | 'apiKey' | 'headers';

/** Why a connection does not work, and what to do. Plain JSON: it travels through the settings API as it is. */
export interface Diagnosis {
  /** Stable code, for translation and for support. */
  readonly code: DiagnosisCode;
  /** The field at fault, where one is. */
  readonly field?: DiagnosisField | undefined;
  /** One sentence that says what is true, such as "Grafana refused the key." */
  readonly summary: string;
  /** One sentence that says why it is so or what to do first. */
  readonly remedy: string;
  /** What to do, in order. */
  readonly steps: readonly string[];
  /** Page that explains more. */
  readonly docs?: string | undefined;
  /** A repair that needs one click: put `value` into `field`. */
  readonly fix?: { readonly field: DiagnosisField; readonly value: string; readonly label: string } | undefined;
  /** HTTP status of the answer, where there was one. */
  readonly status?: number | undefined;
  /** What the other side said, shortened, without secrets. Only for hosts that the operator trusts. */
  readonly detail?: string | undefined;
  /** When another try makes sense, in seconds. */
  readonly retryAfterSeconds?: number | undefined;
}

/** Outcome of a connection test. */
export type ConnectionTestResult =
  | { readonly ok: true; readonly durationMs: number }
  | { readonly ok: false; readonly durationMs: number; readonly diagnosis: Diagnosis };
