'use client';

export { BroadcastProvider, type BroadcastProviderProps } from './broadcast-provider/broadcast-provider.tsx';
export type { GrafanaLinks } from './broadcast-provider/grafana-links-context.ts';
export type { ConnectionFingerprint, ProbeField } from './grafana-destination-draft/connection-fingerprint.ts';
export type {
  ConnectionTestOutcome,
  ConnectionTestState,
  SettledTest,
} from './grafana-destination-draft/connection-test-state.ts';
export type { DraftIssueCode, FieldIssue, FieldIssues, PartIssue } from './grafana-destination-draft/draft-issues.ts';
export type {
  FilterGroupDraft,
  FilterRuleDraft,
  FilterRulesDraft,
} from './grafana-destination-draft/filter-rules-draft.ts';
export {
  createFormController,
  type FormController,
  type FormControllerOptions,
} from './grafana-destination-draft/form-controller.ts';
export type { FormEffect, FormEvent } from './grafana-destination-draft/form-event.ts';
export {
  type FormStart,
  type FormState,
  initialFormState,
  type SaveState,
  type SnippetState,
} from './grafana-destination-draft/form-state.ts';
export type { FormField, GrafanaDraft } from './grafana-destination-draft/grafana-draft.ts';
export type { HeaderDraft } from './grafana-destination-draft/header-drafts.ts';
export type { SampleTraceState } from './grafana-destination-draft/sample-trace-state.ts';
export type { SecretDraft } from './grafana-destination-draft/secret-draft.ts';
export { transition } from './grafana-destination-draft/transition.ts';
export { type UseBroadcast, useBroadcast } from './hooks/use-broadcast.ts';
export { type UseDeliveryStatuses, useDeliveryStatuses } from './hooks/use-delivery-statuses.ts';
export { type UseDestinations, useDestinations } from './hooks/use-destinations.ts';
export {
  type GrafanaDestinationFormModel,
  type GrafanaDestinationFormOptions,
  useGrafanaDestinationForm,
} from './hooks/use-grafana-destination-form.ts';
export type { Messages } from './messages/messages.ts';
export type { BroadcastSwitchFailure, BroadcastSwitchState } from './settings-store/broadcast-switch.ts';
export type { DeliveryStatusMap, DeliveryStatusState } from './settings-store/delivery-statuses.ts';
export type {
  DestinationAction,
  DestinationRow,
  DestinationsState,
  RemovedDestination,
} from './settings-store/destination-rows.ts';
export {
  type TraceCheck,
  type TraceChecksInput,
  type TraceCheckVerdict,
  traceChecks,
} from './settings-store/trace-checks.ts';
