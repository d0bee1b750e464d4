import type { CommonMessages } from '../messages.ts';
import { apiGerman } from './api-german.ts';

/** What several components say. In German. */
export const commonGerman: CommonMessages = {
  ...apiGerman,
  readOnly: 'Das können nur Admins ändern.',
  retry: 'Erneut versuchen',
  grafanaCloud: 'Grafana Cloud',
  testConnection: 'Verbindung testen',
  privacyMode: 'Datenschutzmodus',
  undo: 'Rückgängig',
  justNow: 'gerade eben',
  optional: 'optional',
  copied: 'Kopiert',
  docs: 'Mehr erfahren',
  partLoading: 'Wird geladen …',
  partFailed:
    'Dieser Teil ließ sich nicht laden. Prüfen Sie das Netz und versuchen Sie es noch einmal, oder laden Sie die Seite neu.',
};
