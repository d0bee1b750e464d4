'use client';

export { BroadcastProvider, type BroadcastProviderProps } from './broadcast-provider/broadcast-provider.tsx';
export type { GrafanaLinks } from './broadcast-provider/grafana-links-context.ts';
export { BroadcastToggle, type BroadcastToggleProps } from './broadcast-toggle/broadcast-toggle.tsx';
export {
  BroadcastTogglePresentational,
  type BroadcastTogglePresentationalProps,
} from './broadcast-toggle/broadcast-toggle-presentational.tsx';
export { DestinationList, type DestinationListProps } from './destination-list/destination-list.tsx';
export {
  DestinationListPresentational,
  type DestinationListPresentationalProps,
} from './destination-list/destination-list-presentational.tsx';
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
export type { SaveState, SnippetState } from './grafana-destination-draft/form-state.ts';
export type { FormField, GrafanaDraft } from './grafana-destination-draft/grafana-draft.ts';
export type { HeaderDraft } from './grafana-destination-draft/header-drafts.ts';
export type { SampleTraceState } from './grafana-destination-draft/sample-trace-state.ts';
export type { SecretDraft } from './grafana-destination-draft/secret-draft.ts';
export {
  GrafanaDestinationDialog,
  type GrafanaDestinationDialogProps,
} from './grafana-destination-form/grafana-destination-dialog.tsx';
export {
  GrafanaDestinationForm,
  type GrafanaDestinationFormProps,
} from './grafana-destination-form/grafana-destination-form.tsx';
export {
  GrafanaDestinationFormPresentational,
  type GrafanaDestinationFormPresentationalProps,
} from './grafana-destination-form/grafana-destination-form-presentational.tsx';
export { type UseBroadcast, useBroadcast } from './hooks/use-broadcast.ts';
export { type UseDeliveryStatuses, useDeliveryStatuses } from './hooks/use-delivery-statuses.ts';
export { type UseDestinations, useDestinations } from './hooks/use-destinations.ts';
export {
  type GrafanaDestinationFormModel,
  type GrafanaDestinationFormOptions,
  useGrafanaDestinationForm,
} from './hooks/use-grafana-destination-form.ts';
export { english } from './messages/english.ts';
export type { Messages, SetupStep } from './messages/messages.ts';
export {
  ObservabilitySettings,
  type ObservabilitySettingsProps,
} from './observability-settings/observability-settings.tsx';
export {
  ObservabilitySettingsPresentational,
  type ObservabilitySettingsPresentationalProps,
} from './observability-settings/observability-settings-presentational.tsx';
export type { BroadcastSwitchFailure, BroadcastSwitchState } from './settings-store/broadcast-switch.ts';
export type { DeliveryStatusMap, DeliveryStatusState } from './settings-store/delivery-statuses.ts';
export type {
  DestinationAction,
  DestinationRow,
  DestinationsState,
  RemovedDestination,
} from './settings-store/destination-rows.ts';
