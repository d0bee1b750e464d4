import type { HintMessages } from '../hint-messages.ts';
import type { CommonMessages } from '../messages.ts';
import { commonEnglish } from './common-english.ts';

/** What the form says about a connection before it is tried. In English, the default. */
export const hintEnglish: CommonMessages & HintMessages = {
  ...commonEnglish,
  hintDashboard:
    'This is the address of your dashboards. Traces go to the OTLP endpoint: in the Grafana Cloud portal open your stack, then OpenTelemetry, then Configure.',
  fixGrafanaUrl: 'Use as Grafana URL',
  hintPortal: 'This is a page of the Grafana Cloud portal. Copy the OTLP endpoint that it shows.',
  fixInstanceId: (instanceId) => `Use ${instanceId} as Instance ID`,
  hintToken: (found) =>
    `${found}… is a service-account token or an old API key. You need an access-policy token, which starts with glc_.`,
  hintRegion: (keyRegion, urlRegion) => `The API key belongs to ${keyRegion}, the Base URL to ${urlRegion}.`,
};
