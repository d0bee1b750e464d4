import type { HintMessages } from '../hint-messages.ts';

/** What the form says about a connection before it is tried. In German. */
export const hintGerman: HintMessages = {
  hintDashboard:
    'Das ist die Adresse Ihrer Dashboards. Traces gehen an den OTLP-Endpunkt: Öffnen Sie im Portal von Grafana Cloud Ihren Stack, dann OpenTelemetry, dann „Configure“.',
  fixGrafanaUrl: 'Als Grafana-URL verwenden',
  hintPortal: 'Das ist eine Seite im Portal von Grafana Cloud. Kopieren Sie den OTLP-Endpunkt, der dort steht.',
  fixInstanceId: (instanceId) => `${instanceId} als Instanz-ID verwenden`,
  hintToken: (found) =>
    `${found}… ist ein Service-Account-Token oder ein alter API-Schlüssel. Sie brauchen ein Access-Policy-Token, das mit glc_ beginnt.`,
  hintRegion: (keyRegion, urlRegion) => `Der API-Schlüssel gehört zu ${keyRegion}, die Base-URL zu ${urlRegion}.`,
};
