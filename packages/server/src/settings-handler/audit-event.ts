/** What may be audited. More may come. */
export type AuditAction =
  | 'destination.created'
  | 'destination.updated'
  | 'destination.enabled'
  | 'destination.disabled'
  | 'destination.secret_rotated'
  | 'destination.deleted'
  | 'destination.restored'
  | 'destination.tested'
  | 'destination.trace_sent'
  | 'broadcast.enabled'
  | 'broadcast.disabled';

/** One line of an audit log: who did what to what, when. Holds no secret and no value of a setting. */
export interface AuditEvent {
  readonly action: AuditAction;
  /** ISO 8601. */
  readonly at: string;
  readonly owner: string;
  /** As `authorize` named it. */
  readonly actor: string;
  readonly requestId: string;
  /** `null` where the action is about all destinations, or about values that are not saved. */
  readonly destinationId: string | null;
  /** Names of the changed fields as the API spells them, such as `config.baseUrl`. Empty where nothing was changed. */
  readonly fields: readonly string[];
  /** Keyed fingerprints of the API key before and after. `null` where there was or is none. Equal: the key stayed. */
  readonly fingerprint: { readonly before: string | null; readonly after: string | null };
  /** Changes are told only once they are saved. A test or a sample trace may have failed. */
  readonly result: 'succeeded' | 'failed';
  /** Code of the diagnosis of what failed. */
  readonly diagnosisCode: string | null;
}

/** Takes audit events. May reject or throw: that is logged, and the request does not notice. */
export type AuditSink = (event: AuditEvent) => void | Promise<void>;
