import type { ConnectionMessages } from '../connection-messages.ts';
import type { CommonMessages, FormMessages } from '../messages.ts';
import { formEnglish } from './form-english.ts';

/** What the form says about a connection. In English, the default. */
export const connectionEnglish: CommonMessages & FormMessages & ConnectionMessages = {
  ...formEnglish,
  hintDashboard:
    'This is the address of your dashboards. Traces go to the OTLP endpoint: in the Grafana Cloud portal open your stack, then OpenTelemetry, then Configure.',
  fixGrafanaUrl: 'Use as Grafana URL',
  hintPortal: 'This is a page of the Grafana Cloud portal. Copy the OTLP endpoint that it shows.',
  fixInstanceId: (instanceId) => `Use ${instanceId} as Instance ID`,
  hintToken: (found) =>
    `${found}… is a service-account token or an old API key. You need an access-policy token, which starts with glc_.`,
  hintRegion: (keyRegion, urlRegion) => `The API key belongs to ${keyRegion}, the Base URL to ${urlRegion}.`,
  sendTrace: 'Send trace',
  sendingTrace: 'Sending a sample trace…',
  cancelSending: 'Cancel sending',
  traceSent: (duration, time) => `Sample trace sent · ${duration} · ${time}`,
  traceNotSent: 'The sample trace was not sent.',
  signedOut: 'Your session has ended.',
  signedOutText:
    'Sign in again in another tab, then try again here. Nothing was sent to Grafana, and your entries stay.',
  notAllowed: 'You may not change destinations.',
  notAllowedText: 'Ask an admin to do it. Nothing was sent to Grafana.',
  offline: 'You are offline.',
  offlineText: 'Nothing was sent. Your entries stay here until you are back online.',
  retryIn: (wait) => `in ${wait}`,
  retryNow: 'You can try again now.',
  tracePreview: 'What is sent',
  tracePreviewSummary: (privacyMode) =>
    privacyMode ? 'A sample trace, without prompts and completions' : 'A sample trace with these settings',
  createAgain: 'Create it again',
  goneHint: 'Your entries are still here. Create a new destination from them, or cancel.',
};
