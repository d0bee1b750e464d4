import type { AdvancedMessages } from './advanced-messages.ts';
import type { ApiKeyFilterMessages } from './api-key-filter-messages.ts';
import type { ApiMessages } from './api-messages.ts';
import type { ConflictMessages } from './conflict-messages.ts';
import type { ConnectionMessages } from './connection-messages.ts';
import type { DeliveryMessages } from './delivery-messages.ts';
import type { DialogMessages } from './dialog-messages.ts';
import type { FailureMessages } from './failure-messages.ts';
import type { FilterRulesMessages } from './filter-rules-messages.ts';
import type { HintMessages } from './hint-messages.ts';
import type { PreviewMessages } from './preview-messages.ts';
import type { SavedMessages } from './saved-messages.ts';
import type { SentTraceMessages } from './sent-trace-messages.ts';
import type { TracesMessages } from './traces-messages.ts';
import type { TroubleshootingMessages } from './troubleshooting-messages.ts';

/** Every text of the kit. Override any of them on `BroadcastProvider`, or give a whole language from `@broadcast-kit/react/locales/*`. */
export interface Messages
  extends CommonMessages,
    ToggleMessages,
    ListMessages,
    DeliveryMessages,
    FormMessages,
    ConnectionMessages,
    SentTraceMessages,
    HintMessages,
    FailureMessages,
    SavedMessages,
    DialogMessages,
    ConflictMessages,
    PreviewMessages,
    ApiKeyFilterMessages,
    FilterRulesMessages,
    AdvancedMessages,
    PageMessages,
    TracesMessages,
    TroubleshootingMessages {}

/** What several components say. */
export interface CommonMessages extends ApiMessages {
  readonly readOnly: string;
  readonly retry: string;
  readonly grafanaCloud: string;
  readonly testConnection: string;
  readonly privacyMode: string;
  readonly undo: string;
  readonly justNow: string;
  readonly optional: string;
  readonly copied: string;
  /** On a link to a page that explains more. */
  readonly docs: string;
  /** A part of the page is on its way. */
  readonly partLoading: string;
  readonly partFailed: string;
}

/** What the switch says. */
export interface ToggleMessages {
  readonly toggleLabel: string;
  readonly toggleDescription: string;
  readonly toggleOn: string;
  readonly toggleOff: string;
  readonly toggleSaving: string;
  /** Announced once the server has confirmed a change. */
  readonly toggleConfirmed: (enabled: boolean) => string;
  /** Says what did not happen and what is true now. */
  readonly toggleFailed: (wanted: boolean, confirmed: boolean) => string;
  readonly toggleLoadFailed: string;
}

/** What the list says. */
export interface ListMessages {
  readonly configured: string;
  readonly available: string;
  readonly loading: string;
  readonly listFailed: string;
  readonly reloadFailed: string;
  readonly emptyTitle: string;
  readonly emptyText: string;
  readonly grafanaCloudHint: string;
  readonly addDestination: string;
  /** Why nothing can be added: `limit` destinations exist. */
  readonly limitReached: (limit: number) => string;
  readonly runTests: string;
  readonly sampled: (percent: string) => string;
  readonly disabled: string;
  readonly healthy: string;
  readonly failing: string;
  readonly untested: string;
  readonly testing: string;
  readonly healthyDetail: (durationMs: string | undefined) => string;
  readonly untestedDetail: string;
  /** `time` is relative, such as "2 minutes ago". */
  readonly checkedAt: (time: string) => string;
  readonly edit: (name: string) => string;
  readonly moreActions: (name: string) => string;
  readonly enable: string;
  readonly disable: string;
  readonly delete: string;
  readonly deleting: string;
  /** What did not happen to a row. */
  readonly actionFailed: (action: 'enable' | 'disable' | 'delete' | 'test', name: string) => string;
  readonly deleted: (name: string) => string;
  readonly restoreFailed: (name: string) => string;
  readonly dismiss: string;
  readonly view: (name: string) => string;
  readonly duplicate: string;
  /** On the button that opens how deliveries to `name` go. */
  readonly deliveriesOf: (name: string) => string;
  /** `time` is relative, such as "2 minutes ago". */
  readonly lastTraceAt: (time: string) => string;
  readonly noTracesYet: string;
  readonly statusUnknown: string;
  /** That a destination was disabled without anybody's doing. `time` is relative. */
  readonly autoDisabled: (time: string) => string;
  readonly autoDisabledHint: string;
  readonly enableAgain: string;
}

/** What the form says. */
export interface FormMessages {
  readonly createTitle: string;
  readonly editTitle: (name: string) => string;
  readonly connection: string;
  readonly connectionHelp: string;
  readonly connectionLink: string;
  readonly sampling: string;
  readonly samplingHelp: string;
  readonly privacy: string;
  readonly privacyHelp: string;
  readonly name: string;
  readonly nameHint: string;
  readonly nameMissing: string;
  readonly nameTooLong: string;
  readonly nameTaken: string;
  readonly baseUrl: string;
  readonly baseUrlHint: string;
  /** Under the Base URL: where spans go. */
  readonly sendsTo: (url: string) => string;
  readonly instanceId: string;
  readonly instanceIdHint: string;
  readonly apiKey: string;
  readonly apiKeyHint: string;
  readonly showApiKey: string;
  readonly storedKey: (hint: string) => string;
  readonly replaceKey: string;
  readonly keepKey: string;
  readonly keyNeeded: string;
  readonly headers: string;
  /** Title of the API key filter. */
  readonly apiKeyHashes: string;
  readonly apiKeyHashesHelp: string;
  /** While it is closed; `count` is `undefined` for all keys. */
  readonly keysSummary: (count: number | undefined) => string;
  readonly filterRules: string;
  readonly filterRulesHelp: string;
  /** While they are closed. */
  readonly rulesSummary: (count: number, enabled: boolean) => string;
  readonly advanced: string;
  readonly advancedHelp: string;
  /** While nothing is set there. */
  readonly advancedDefaults: string;
  readonly headersSummary: (count: number) => string;
  readonly grafanaUrl: string;
  readonly serviceName: string;
  readonly valueLimitBytes: string;
  readonly metadataScopes: string;
  readonly agentObservability: string;
  readonly rate: string;
  readonly rateHint: string;
  readonly rateInvalid: string;
  readonly privacyModeHint: string;
  readonly snippetLabel: string;
  readonly snippetHint: string;
  readonly snippetPlaceholder: string;
  readonly snippetUnreadable: string;
  /** `fields` are the labels of the fields that were filled. */
  readonly snippetFilled: (fields: string) => string;
  readonly testUntested: string;
  readonly testRunning: string;
  readonly testSlow: string;
  readonly cancelTest: string;
  /** Edited, but nothing that a test depends on. */
  readonly testNotNeeded: string;
  readonly cancel: string;
  readonly testPassed: (duration: string, time: string) => string;
  /** `fields` are the labels of the fields that changed since the last test. */
  readonly testStale: (fields: string) => string;
  readonly testStaleHint: string;
  readonly testExpired: string;
  readonly goToField: (field: string) => string;
  readonly save: string;
  readonly testAndSave: string;
  readonly saving: string;
  readonly saved: string;
  readonly fieldsToFix: (count: number) => string;
}

/** What the page says. */
export interface PageMessages {
  readonly pageTitle: string;
  readonly pageDescription: string;
  readonly learnMore: string;
  readonly setupTitle: string;
  readonly setupSteps: readonly SetupStep[];
  readonly viewTraces: string;
  /** While it is closed. */
  readonly viewTracesSummary: string;
  readonly troubleshooting: string;
  /** While it is closed. */
  readonly troubleshootingSummary: string;
}

/** One step for people who set up their first destination. */
export interface SetupStep {
  readonly title: string;
  readonly text: string;
  readonly link?: { readonly label: string; readonly href: string } | undefined;
}
