import type { CommonMessages, ListMessages } from '../messages.ts';
import { commonEnglish } from './common-english.ts';

const REFUSED = { enable: 'enable', disable: 'disable', delete: 'delete', test: 'test' } as const;

/** What the list says. In English, the default. */
export const listEnglish: CommonMessages & ListMessages = {
  ...commonEnglish,
  configured: 'Configured',
  available: 'Available',
  loading: 'Loading destinations…',
  listFailed: 'Couldn’t load your destinations.',
  reloadFailed: 'Couldn’t refresh. This list may be out of date.',
  emptyTitle: 'No destinations yet',
  emptyText: 'Connect a Grafana Cloud stack to see your requests as traces.',
  grafanaCloudHint: 'Traces in Tempo, over OTLP',
  addDestination: 'Add destination',
  limitReached: (limit) => `All ${limit} Grafana Cloud destinations are in use. Delete one to add another.`,
  runTests: 'Run tests',
  sampled: (percent) => `${percent} of traces are sent`,
  disabled: 'Disabled',
  healthy: 'Healthy',
  failing: 'Failing',
  untested: 'Not tested',
  testing: 'Testing…',
  healthyDetail: (duration) => (duration === undefined ? 'Connection healthy' : `Connection healthy · ${duration}`),
  untestedDetail: 'Nothing has been sent here yet.',
  checkedAt: (time) => `Checked ${time}`,
  edit: (name) => `Edit ${name}`,
  moreActions: (name) => `More actions for ${name}`,
  enable: 'Enable',
  disable: 'Disable',
  delete: 'Delete',
  deleting: 'Deleting…',
  actionFailed: (action, name) => `Couldn’t ${REFUSED[action]} ${name}.`,
  deleted: (name) => `${name} deleted`,
  restoreFailed: (name) => `Couldn’t bring ${name} back.`,
  dismiss: 'Dismiss',
};
