import type { PageMessages } from '../messages.ts';

/** What the page says. In German. */
export const pageGerman: PageMessages = {
  pageTitle: 'Broadcast',
  pageDescription: 'Sehen Sie jede Anfrage an Ihre Modelle als Trace in Ihrem eigenen Grafana-Cloud-Stack.',
  learnMore: 'Mehr erfahren',
  setupTitle: 'Drei Werte aus Grafana Cloud',
  setupSteps: [
    {
      title: 'Base-URL und Instanz-ID',
      text: 'Öffnen Sie im Portal Ihren Stack, dann OpenTelemetry, dann „Configure“. Beides steht auf dieser Seite.',
      link: { label: 'Portal öffnen', href: 'https://grafana.com/auth/sign-in' },
    },
    {
      title: 'API-Schlüssel',
      text: 'Erzeugen Sie dort ein Token, oder legen Sie eine Access Policy mit dem Scope traces:write an. Es beginnt mit glc_.',
      link: {
        label: 'Über Access Policies',
        href: 'https://grafana.com/docs/grafana-cloud/security-and-account-management/authentication-and-permissions/access-policies/',
      },
    },
    {
      title: 'Testen und speichern',
      text: 'Fügen Sie die Werte ein, testen Sie die Verbindung, speichern Sie. Traces erscheinen innerhalb von 1–2 Minuten.',
    },
  ],
  viewTraces: 'Ihre Traces ansehen',
  viewTracesSummary: 'Links und fertige Abfragen für Grafana',
  troubleshooting: 'Keine Traces zu sehen?',
  troubleshootingSummary: 'Was zu prüfen ist, mit dem, was gerade bekannt ist',
};
