import type { AdvancedMessages } from '../advanced-messages.ts';
import type { CommonMessages, FormMessages } from '../messages.ts';
import { formEnglish } from './form-english.ts';

/** What the advanced settings of the form say. In English, the default. */
export const advancedEnglish: CommonMessages & FormMessages & AdvancedMessages = {
  ...formEnglish,
  grafanaUrlHint: 'The address of your dashboards, such as https://acme.grafana.net. Links to your traces lead there.',
  serviceNameHint: 'The service.name that your traces have in Grafana.',
  valueLimitHint: 'Longer text is shortened and marked. Grafana Cloud cuts at 2,048 by itself.',
  bytes: 'bytes',
  scopesHint: 'More about each request. Off unless you ask for it.',
  scopeNames: {
    cost: 'Cost and usage',
    identity: 'Identity',
    request_context: 'Request context',
  },
  scopeHints: {
    cost: 'Cache writes, web searches, upstream cost, and whether your own provider key was used.',
    identity: 'Your workspace, and a hash of the API key.',
    request_context: 'What your app said in HTTP-Referer, X-Title and User-Agent.',
  },
  agentObservabilityHint: 'Adds what Grafana’s Agent Observability app reads. Its attributes may still change.',
  preview: 'Preview',
  headersHint: 'Sent with each request to the Base URL, beside the credentials. Values are stored encrypted.',
  noHeaders: 'No extra headers.',
  header: (position) => `Header ${position}`,
  headerName: 'Name',
  headerValue: 'Value',
  showHeaderValue: 'Show header value',
  headerStored: 'stored encrypted',
  replace: 'Replace',
  replaceHeader: (name) => `Replace value of ${name}`,
  keepHeader: 'Keep current value',
  removeHeader: (name) => `Remove ${name}`,
  addHeader: 'Add header',
  headerNeeded: 'The Base URL points to another host, so the stored value is not used for it. Enter it again.',
  headerValueMissing: 'Enter the value of this header, or remove the header.',
  headerMasked: 'This is a masked value, not the value itself. Enter the whole value.',
  headerTwice: 'This header is given twice. Names do not differ by upper and lower case.',
};
