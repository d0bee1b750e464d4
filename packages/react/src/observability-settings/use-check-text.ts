import { type DestinationView, normalizeBaseUrl } from '@broadcast-kit/core';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { useGrafanaLinks } from '../broadcast-provider/grafana-links-context.ts';
import { troubleshootingEnglish } from '../messages/english/troubleshooting-english.ts';
import type { Format } from '../primitives/use-format.ts';
import type { TraceCheck } from '../settings-store/trace-checks.ts';
import { dataSourceName } from './data-source-name.ts';

/** Puts a check into one or two sentences: what is true, and what to do where something is to be done. */
export function useCheckText(format: Format): (check: TraceCheck, destination: DestinationView) => string {
  const m = useMessages(troubleshootingEnglish);
  const { dataSource } = useGrafanaLinks();
  const ago = (time: string): string => format.relative(Date.parse(time));
  const some = (count: number): string | undefined => (count > 0 ? format.number(count) : undefined);
  return (check, destination) => {
    switch (check.code) {
      case 'broadcast':
        return check.verdict === 'fine' ? m.broadcastOn : m.broadcastOff;
      case 'enabled':
        return check.verdict === 'fine' ? m.destinationOn : m.destinationOff;
      case 'connection': {
        const { health } = check;
        if (health.state === 'unknown') return m.connectionUntested;
        if (health.state === 'healthy') {
          const { baseUrl } = destination.config;
          const url = normalizeBaseUrl(baseUrl);
          return m.connectionWorks(ago(health.checkedAt), url.ok ? url.tracesUrl : baseUrl);
        }
        const { summary, remedy } = m.diagnosisWords(health.diagnosis);
        return `${summary} ${remedy}`;
      }
      case 'delivery':
        if (check.lastDeliveredAt === null) return m.deliveredNever;
        return (check.isRecent ? m.deliveredJustNow : m.deliveredAt)(ago(check.lastDeliveredAt));
      case 'answer': {
        const { outcome, reason, at } = check.attempt;
        const words = m.attemptOutcomes[outcome];
        return m.lastAnswer(reason === null ? words : `${words} (${m.deliveryReason(reason)})`, ago(at));
      }
      case 'lost':
        return m.tracesLost(check.count, format.number(check.count));
      case 'sampling':
        return check.rate < 1 ? m.sampledSome(format.percent(check.rate), some(check.skipped)) : m.sampledAll;
      case 'filters':
        return check.isSet ? m.filtersSet(some(check.skipped)) : m.filtersNone;
      case 'limits': {
        const bytes = format.number(check.valueLimitBytes);
        if (check.verdict === 'fine') return m.limitsFine(bytes);
        return check.verdict === 'problem' ? m.limitsNow : m.limitsMet(check.count, format.number(check.count));
      }
      case 'time_range':
        return m.timeRangeHint(m.timeRanges[check.from], ago(check.lastDeliveredAt));
      case 'data_source':
        return m.dataSourceHint(dataSource ?? dataSourceName(destination));
      case 'privacy':
        return check.isOn ? m.privacyOn : m.privacyOff;
    }
  };
}
