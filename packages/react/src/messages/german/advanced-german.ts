import type { AdvancedMessages } from '../advanced-messages.ts';

/** What the advanced settings of the form say. In German. */
export const advancedGerman: AdvancedMessages = {
  grafanaUrlHint:
    'Die Adresse Ihrer Dashboards, zum Beispiel https://acme.grafana.net. Dorthin führen die Links zu Ihren Traces.',
  serviceNameHint: 'Der service.name, den Ihre Traces in Grafana haben.',
  valueLimitHint: 'Längere Texte werden gekürzt und markiert. Grafana Cloud schneidet selbst bei 2.048 ab.',
  bytes: 'Bytes',
  scopesHint: 'Mehr über jede Anfrage. Nur, was Sie wählen.',
  scopeNames: { cost: 'Kosten und Verbrauch', identity: 'Identität', request_context: 'Kontext der Anfrage' },
  scopeHints: {
    cost: 'Cache-Schreibvorgänge, Websuchen, Kosten beim Anbieter, und ob Ihr eigener Anbieterschlüssel verwendet wurde.',
    identity: 'Ihr Workspace und ein Hash des API-Schlüssels.',
    request_context: 'Was Ihre App in HTTP-Referer, X-Title und User-Agent angegeben hat.',
  },
  agentObservabilityHint:
    'Ergänzt, was die App Agent Observability von Grafana liest. Ihre Attribute können sich noch ändern.',
  preview: 'Vorschau',
  headersHint:
    'Gehen mit jeder Anfrage an die Base-URL, neben den Zugangsdaten. Werte werden verschlüsselt gespeichert.',
  noHeaders: 'Keine weiteren Header.',
  header: (position) => `Header ${position}`,
  headerName: 'Name',
  headerValue: 'Wert',
  showHeaderValue: 'Wert des Headers zeigen',
  headerStored: 'verschlüsselt gespeichert',
  replace: 'Ersetzen',
  replaceHeader: (name) => `Wert von ${name} ersetzen`,
  keepHeader: 'Bisherigen Wert behalten',
  removeHeader: (name) => `${name} entfernen`,
  addHeader: 'Header hinzufügen',
  headerNeeded:
    'Die Base-URL führt zu einem anderen Host, deshalb wird der gespeicherte Wert dafür nicht verwendet. Geben Sie ihn noch einmal ein.',
  headerValueMissing: 'Geben Sie den Wert dieses Headers ein, oder entfernen Sie den Header.',
  headerMasked: 'Dieser Wert ist verdeckt. Geben Sie den ganzen Wert ein.',
  headerTwice: 'Dieser Header steht zweimal da. Groß- und Kleinschreibung macht keinen Unterschied.',
};
