import type { CommonMessages, PageMessages } from '../messages.ts';
import { commonEnglish } from './common-english.ts';

/** What the page says. In English, the default. */
export const pageEnglish: CommonMessages & PageMessages = {
  ...commonEnglish,
  pageTitle: 'Broadcast',
  pageDescription: 'See every request to your models as a trace in your own Grafana Cloud stack.',
  learnMore: 'Learn more',
  setupTitle: 'Three values from Grafana Cloud',
  setupSteps: [
    {
      title: 'Base URL and Instance ID',
      text: 'Open your stack in the portal, then OpenTelemetry, then Configure. Both are on that page.',
      link: { label: 'Open the portal', href: 'https://grafana.com/auth/sign-in' },
    },
    {
      title: 'API key',
      text: 'Generate a token there, or create an access policy with the scope traces:write. It starts with glc_.',
      link: {
        label: 'About access policies',
        href: 'https://grafana.com/docs/grafana-cloud/security-and-account-management/authentication-and-permissions/access-policies/',
      },
    },
    {
      title: 'Test and save',
      text: 'Paste the values, test the connection, save. Traces appear within 1–2 minutes.',
    },
  ],
  viewTraces: 'View your traces',
  viewTracesSummary: 'Links and ready queries for Grafana',
  troubleshooting: 'Traces not appearing?',
  troubleshootingSummary: 'What to check, with what is known right now',
};
