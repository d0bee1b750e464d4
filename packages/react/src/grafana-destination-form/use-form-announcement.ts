import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import type { GrafanaDestinationFormModel } from '../hooks/use-grafana-destination-form.ts';
import { connectionEnglish } from '../messages/english/connection-english.ts';
import { useDelayed } from '../primitives/use-delayed.ts';
import { useFormat } from '../primitives/use-format.ts';
import { fieldLabel } from './form-texts.ts';
import { useConnectionHints } from './use-connection-hints.ts';

/** What is faster than this is announced by its result only. */
const ANNOUNCE_AFTER_MS = 1_000;

/** What a person who does not see the form should hear now. Failures speak for themselves, as alerts. */
export function useFormAnnouncement({ draft, test, trace, save, issues }: GrafanaDestinationFormModel): string {
  const m = useMessages(connectionEnglish);
  const format = useFormat();
  const hints = useConnectionHints(draft);
  const isTestNews = useDelayed(test.status === 'running', ANNOUNCE_AFTER_MS);
  const isTraceNews = useDelayed(trace.status === 'sending', ANNOUNCE_AFTER_MS);
  if (save.status === 'saving') return m.saving;
  if (save.status === 'saved') return m.saved;
  if (isTestNews) return m.testRunning;
  if (isTraceNews) return m.sendingTrace;
  const wrong = Object.keys(issues).length;
  if (wrong > 0) return m.fieldsToFix(wrong);
  if (trace.status === 'sent') return m.traceSent(format.duration(trace.durationMs), m.justNow);
  if (test.status === 'passed') return m.testPassed(format.duration(test.durationMs), m.justNow);
  if (test.status === 'stale') return m.testStale(format.list(test.changed.map((field) => fieldLabel(field, m))));
  if (test.status === 'expired') return m.testExpired;
  return (hints.baseUrl ?? hints.apiKey)?.text ?? '';
}
