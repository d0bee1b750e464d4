import type { DeliveryMessages } from '../delivery-messages.ts';
import type { CommonMessages } from '../messages.ts';
import type { TroubleshootingMessages } from '../troubleshooting-messages.ts';
import { deliveryEnglish } from './delivery-english.ts';

/** What the page says about traces that do not appear. In English, the default. */
export const troubleshootingEnglish: CommonMessages & DeliveryMessages & TroubleshootingMessages = {
  ...deliveryEnglish,
  verdicts: { fine: 'Fine', problem: 'Problem', look: 'Worth a look' },
  broadcastOn: 'Broadcast is on.',
  broadcastOff: 'Broadcast is off, so nothing is sent.',
  turnOnBroadcast: 'Turn on Broadcast',
  destinationOn: 'The destination is enabled.',
  destinationOff: 'The destination is disabled, so nothing is sent to it.',
  connectionWorks: (time, url) => `Base URL, Instance ID and API key worked ${time}. Traces go to ${url}.`,
  connectionUntested: 'The connection has not been tested yet. Test it.',
  deliveredAt: (time) => `Grafana took the last trace ${time}.`,
  deliveredJustNow: (time) => `Grafana took the last trace ${time}. It appears 1–2 minutes after that.`,
  deliveredNever: 'Nothing was delivered since the service last started. Send a request, then wait 1–2 minutes.',
  lastAnswer: (outcome, time) => `The last attempt, ${time}: ${outcome}.`,
  tracesLost: (count, text) =>
    count === 1
      ? 'The trace of one request was given up. The row of the destination says why.'
      : `The traces of ${text} requests were given up. The row of the destination says why.`,
  sampledAll: 'Sampling sends all traces.',
  sampledSome: (percent, skipped) =>
    skipped === undefined
      ? `Sampling sends ${percent} of traces. Yours may not be among them.`
      : `Sampling sends ${percent} of traces and has left out ${skipped} so far. Yours may be among them.`,
  filtersNone: 'No filter keeps requests away.',
  filtersSet: (skipped) =>
    skipped === undefined
      ? 'API key filter or filter rules are set. They have left out nothing so far.'
      : `API key filter and filter rules have left out ${skipped} requests so far.`,
  limitsFine: (bytes) => `No limit was met. Texts above ${bytes} bytes are shortened and marked.`,
  limitsNow: 'Grafana refuses traces because of its limits on rate or size. See the usage of your stack.',
  limitsMet: (count, text) =>
    count === 1
      ? 'The trace of one request was over a limit of Grafana. See the usage of your stack.'
      : `The traces of ${text} requests were over a limit of Grafana. See the usage of your stack.`,
  timeRangeHint: (range, time) =>
    `In Grafana, choose the time range “${range}” or a wider one: the last trace was delivered ${time}.`,
  timeRanges: {
    'now-1h': 'Last 1 hour',
    'now-24h': 'Last 24 hours',
    'now-7d': 'Last 7 days',
    'now-30d': 'Last 30 days',
  },
  dataSourceHint: (dataSource) => `In Explore, choose the data source ${dataSource}. Others hold no traces.`,
  privacyOff: 'Prompts and completions are sent along.',
  privacyOn: 'Privacy mode is on: traces appear without prompts and completions.',
  deliveriesUnknown: 'How deliveries go could not be read.',
  checkAgain: 'Check again',
};
