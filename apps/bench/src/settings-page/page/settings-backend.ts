import {
  createSettingsClient,
  type DestinationView,
  type Fetch,
  type FilterRule,
  type FilterRuleGroup,
  fetchTransport,
  type SettingsClient,
} from '@broadcast-kit/core';
import { createFakeOtlpGateway } from '@broadcast-kit/core/testing';
import { createSecretBox, createSettingsHandler, memoryDestinationStore } from '@broadcast-kit/server';

/** The settings API inside the page: it answers at once, so that what is measured is the UI. */
export interface SettingsBackend {
  readonly client: SettingsClient;
  readonly destination: DestinationView;
}

const CREDENTIALS = {
  baseUrl: 'https://otlp-gateway-prod-eu-west-0.grafana.net',
  instanceId: '123456',
  apiKey: 'glc_example',
};
const RULES_PER_GROUP = 20;
const LIST = /\/destinations(?:\?|$)/;
const COPY = /copy-(\d+)/;

/**
 * The real settings handler with one destination. An owner cannot have more than a few, and a list is the harder to show the
 * longer it is: the list that it answers holds the same destination `destinations` times, under ids of their own.
 */
export async function createSettingsBackend({
  destinations,
  rules,
}: {
  readonly destinations: number;
  readonly rules: number;
}): Promise<SettingsBackend> {
  const handler = createSettingsHandler({
    basePath: '/api/v1/observability',
    store: memoryDestinationStore(),
    secrets: createSecretBox({ keys: [crypto.randomUUID() + crypto.randomUUID()] }),
    authorize: () => ({ owner: 'acme', actor: 'ada', role: 'admin' }),
    transport: fetchTransport({ fetch: createFakeOtlpGateway(CREDENTIALS).fetch }),
  });
  const real: Fetch = (url, init) => handler(new Request(url, init));
  const clientOf = (fetch: Fetch) => createSettingsClient({ baseUrl: `${location.origin}/api/v1`, fetch });
  const created = await clientOf(real).createDestination({
    name: 'Grafana Cloud',
    config: CREDENTIALS,
    ...(rules > 0 && { filterRules: { enabled: true, groups: groups(rules) } }),
  });
  if (!created.ok) throw new Error(created.error.message);
  const destination = created.value;
  const withCopies: Fetch = async (url, init) => {
    const copy = COPY.exec(url);
    const answer = await real(url.replace(COPY, destination.id), init);
    if (!answer.ok) return answer;
    const body = await answer.json();
    if (LIST.test(url)) body.data = Array.from({ length: destinations }, (_, index) => copyOf(body.data[0], index));
    else if (copy !== null) body.data = copyOf(body.data, Number(copy[1]));
    return Response.json(body, { headers: answer.headers });
  };
  return { client: clientOf(withCopies), destination };
}

function copyOf(one: object, index: number): object {
  return { ...one, id: `copy-${index}`, name: `Grafana Cloud ${index}` };
}

function groups(rules: number): FilterRuleGroup[] {
  const all = Array.from(
    { length: rules },
    (_, index): FilterRule => ({ field: 'model', operator: 'equals', value: `model-${index}` }),
  );
  return Array.from({ length: Math.ceil(rules / RULES_PER_GROUP) }, (_, index) => ({
    logic: 'and',
    rules: all.slice(index * RULES_PER_GROUP, (index + 1) * RULES_PER_GROUP),
  }));
}
