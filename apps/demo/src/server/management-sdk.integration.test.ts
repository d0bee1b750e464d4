import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OpenRouter } from '@openrouter/sdk';
import type { ObservabilityDestination, ObservabilityGrafanaDestination } from '@openrouter/sdk/models';
import {
  BadRequestResponseError,
  ConflictResponseError,
  NotFoundResponseError,
  UnauthorizedResponseError,
} from '@openrouter/sdk/models/errors';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestDemo, type TestDemo } from './start-test-demo.ts';

const NO_SUCH_ID = '99999999-aaaa-bbbb-cccc-dddddddddddd';

let dataDir: string;
let demo: TestDemo;
let sdk: OpenRouter;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'demo-'));
  demo = await startTestDemo({ dataDir });
  sdk = clientWith(demo.info.managementKey);
});

afterAll(async () => {
  await demo.stop();
  await rm(dataDir, { recursive: true, force: true });
});

function clientWith(apiKey: string): OpenRouter {
  return new OpenRouter({ apiKey, serverURL: `${demo.url}/api/v1`, retryConfig: { strategy: 'none' } });
}

function draft(name: string, changes: Readonly<Record<string, unknown>> = {}) {
  return { type: 'grafana' as const, name, config: { ...demo.printedConfig(), ...changes } };
}

/** The SDK knows many kinds of destinations, and the answer must be one of Grafana's to it. */
function asGrafana(destination: ObservabilityDestination): ObservabilityGrafanaDestination {
  if (destination.type !== 'grafana') throw new Error(`The SDK read a destination of type ${destination.type}.`);
  return destination as ObservabilityGrafanaDestination;
}

async function allDestinations(limit = 50): Promise<ObservabilityGrafanaDestination[]> {
  const found: ObservabilityGrafanaDestination[] = [];
  for await (const page of await sdk.observability.list({ limit })) found.push(...page.result.data.map(asGrafana));
  return found;
}

describe("OpenRouter's own SDK, with only its server URL changed", () => {
  it('lists, creates, reads, updates and deletes a Grafana destination', async () => {
    expect(await allDestinations()).toEqual([]);

    const { data } = await sdk.observability.create({
      createObservabilityDestinationRequest: { ...draft('Production Grafana'), samplingRate: 0.5, regions: ['eu'] },
    });
    const created = asGrafana(data);
    expect(created).toMatchObject({
      type: 'grafana',
      name: 'Production Grafana',
      enabled: true,
      privacyMode: false,
      samplingRate: 0.5,
      apiKeyHashes: null,
      filterRules: null,
      regions: ['europe'],
      broadcastGenerationCost: false,
      config: { baseUrl: demo.info.otlpBaseUrl, instanceId: demo.info.instanceId },
    });
    expect(JSON.stringify(created)).not.toContain(demo.info.apiKey);
    const { id } = created;
    expect((await sdk.observability.get({ id })).data).toEqual(created);
    expect(await allDestinations()).toEqual([created]);

    const rule = { field: 'model' as const, operator: 'starts_with' as const, value: 'openai/' };
    const { data: changed } = await sdk.observability.update({
      id,
      updateObservabilityDestinationRequest: {
        name: 'Updated Grafana',
        enabled: false,
        privacyMode: true,
        broadcastGenerationCost: true,
        filterRules: { enabled: true, groups: [{ logic: 'and', rules: [rule] }] },
        // What was read is sent back as it is: the mask keeps the key.
        config: created.config,
      },
    });
    const updated = asGrafana(changed);
    expect(updated).toMatchObject({ id, name: 'Updated Grafana', enabled: false, privacyMode: true });
    expect(updated.filterRules?.groups).toEqual([{ logic: 'and', rules: [rule] }]);
    expect(updated.config).toEqual(created.config);
    const cleared = await sdk.observability.update({
      id,
      updateObservabilityDestinationRequest: { filterRules: null },
    });
    expect(asGrafana(cleared.data).filterRules).toBeNull();

    expect(await sdk.observability.delete({ id })).toEqual({ deleted: true });
    await expect(sdk.observability.get({ id })).rejects.toBeInstanceOf(NotFoundResponseError);
    expect(await allDestinations()).toEqual([]);
  });

  it('reads refusals as the errors it knows', async () => {
    const wrongKey = { createObservabilityDestinationRequest: draft('Wrong', { apiKey: 'glc_wrong' }) };
    const refusal = await sdk.observability.create(wrongKey).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(BadRequestResponseError);

    await expect(
      sdk.observability.update({ id: NO_SUCH_ID, updateObservabilityDestinationRequest: { name: 'x' } }),
    ).rejects.toBeInstanceOf(NotFoundResponseError);
    await expect(sdk.observability.delete({ id: NO_SUCH_ID })).rejects.toBeInstanceOf(NotFoundResponseError);
    await expect(clientWith('wrong').observability.list()).rejects.toBeInstanceOf(UnauthorizedResponseError);
  });

  it('walks through pages, and reads the refusal of the sixth as a conflict', async () => {
    const create = (name: string) => sdk.observability.create({ createObservabilityDestinationRequest: draft(name) });
    for (const number of [1, 2, 3, 4, 5]) await create(`Grafana ${number}`);
    const names = (await allDestinations(2)).map(({ name }) => name);
    expect(names).toEqual(['Grafana 1', 'Grafana 2', 'Grafana 3', 'Grafana 4', 'Grafana 5']);

    const refusal = await create('Grafana 6').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ConflictResponseError);
    expect(refusal).toMatchObject({ statusCode: 409, error: { code: 409, message: expect.stringContaining('5') } });
  });
});
