import {
  BroadcastBodySchema,
  CreateDestinationBodySchema,
  type DeliveryEvent,
  TestBodySchema,
  UpdateDestinationBodySchema,
} from '@broadcast-kit/core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { type GenericSchema, safeParse } from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  ADMIN,
  BAD_KEY,
  createSettingsTestApi,
  DRAFT,
  GOOD_CONFIG,
  type SendOptions,
} from '../__fixtures__/settings-test-api.ts';
import type { DeliveryStatusSource } from '../delivery-status.ts';
import { SETTINGS_ROUTES } from '../settings-routes.ts';
import { API_OPERATIONS } from './api-operations.ts';
import { openApiDocument } from './openapi-document.ts';

const DOCUMENT_URI = 'https://broadcast-kit.test/openapi.json';
const CODE_SCHEMAS: Readonly<Record<string, GenericSchema>> = {
  CreateDestination: CreateDestinationBodySchema,
  UpdateDestination: UpdateDestinationBodySchema,
  UpdateBroadcast: BroadcastBodySchema,
  TestConnection: TestBodySchema,
};

/** One attempt of each kind, later than any change of the test. */
const DELIVERIES: DeliveryStatusSource = {
  status: () => undefined,
  counters: () => undefined,
  autoDisabled: () => undefined,
  attempts: (owner, destinationId) =>
    ATTEMPTS.map((attempt) => ({ owner, destinationId, atMs: Date.UTC(2100, 0), records: 3, attempt: 1, ...attempt })),
};
const ATTEMPTS: readonly Pick<DeliveryEvent, 'durationMs' | 'outcome'>[] = [
  { durationMs: 12.5, outcome: { kind: 'delivered' } },
  { durationMs: 12.5, outcome: { kind: 'partial', rejectedSpans: 1, message: '' } },
  { durationMs: 12.5, outcome: { kind: 'retry', reason: 'unavailable' } },
  { durationMs: 12.5, outcome: { kind: 'held', reason: 'auth', message: '' } },
  { durationMs: 12.5, outcome: { kind: 'split', reason: 'too_large' } },
  { outcome: { kind: 'dropped', reason: 'expired', message: '' } },
];

const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema(JSON.parse(JSON.stringify(openApiDocument('/api'))), DOCUMENT_URI);

/** What is wrong with a value by one of the document's schemas. */
function mistakes(schema: string, value: unknown): unknown {
  const validate = ajv.getSchema(`${DOCUMENT_URI}#/components/schemas/${schema}`);
  if (validate === undefined) throw new Error(`The document has no schema ${schema}.`);
  return validate(value) === true ? [] : validate.errors;
}

const operations = Object.entries(API_OPERATIONS).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

describe('the OpenAPI document', () => {
  it('has every route and method of the API, and no other', () => {
    const routes = Object.entries(SETTINGS_ROUTES).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path.replace(':id', '{id}')}`),
    );
    expect(operations.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(routes.sort());
  });

  it('is served below the base path that it names', async () => {
    const answer = await createSettingsTestApi().send('GET', 'openapi.json');
    expect(JSON.parse(answer.text)).toEqual(JSON.parse(JSON.stringify(openApiDocument('/api/v1/observability'))));
  });

  it('has operation ids that are unique, and references that lead somewhere', () => {
    const ids = operations.map(({ operation }) => operation.id);
    expect(new Set(ids).size).toBe(ids.length);
    const document = openApiDocument('/api');
    const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(
      ([, name]) => name,
    );
    expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining([...new Set(references)]));
  });

  it.each(operations.filter(({ operation }) => operation.body !== undefined))(
    'has an example that the API takes: $method $path',
    ({ operation }) => {
      const { schema = '', example } = operation.body ?? {};
      expect(mistakes(schema, example)).toEqual([]);
      expect(safeParse(CODE_SCHEMAS[schema] as GenericSchema, example).success).toBe(true);
    },
  );

  it('takes and refuses the bodies that the API takes and refuses', () => {
    // Left out: an empty list where an object belongs. Valibot reads it as an object without fields, the document does not.
    const value = fc.oneof(
      fc.boolean(),
      fc.constantFrom(
        null,
        '',
        'europe',
        0,
        0.5,
        2,
        300,
        -1,
        [''],
        {},
        ['global'],
        ['eu', 'us'],
        ['mars'],
        ['a'.repeat(64)],
      ),
      fc.constantFrom('https://acme.grafana.net', 'x'.repeat(101), { service_name: 'acme' }, { value_limit_bytes: 1 }),
      fc.constantFrom({ grafana_url: 'https://tools.acme.com/grafana' }, { grafana_url: 'https://acme.grafana.net/d' }),
      fc.constantFrom({ groups: [] }, { groups: [{ rules: [] }] }, { groups: [{ rules: [{ field: 'model' }] }] }),
      fc.constantFrom({ apiKey: 'glc_x', instanceId: 1 }, { apiKey: 1 }, { headers: { a: 'b' } }, { unknown: true }),
    );
    const fields = ['name', 'type', 'config', 'unknown', 'enabled', 'workspace_id', 'sampling_rate', 'regions'];
    const more = ['api_key_hashes', 'filter_rules', 'broadcast_kit', 'test_receipt', 'privacy_mode'];
    const body = fc.dictionary(fc.constantFrom(...fields, ...more), value, { maxKeys: 3 });
    let taken = 0;
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(CODE_SCHEMAS)), fc.boolean(), body, (schema, complete, given) => {
        const whole = complete && schema === 'CreateDestination' ? { ...DRAFT, ...given } : given;
        const accepted = safeParse(CODE_SCHEMAS[schema] as GenericSchema, whole).success;
        if (accepted) taken += 1;
        expect({ schema, whole, accepted: (mistakes(schema, whole) as unknown[]).length === 0 }).toEqual({
          schema,
          whole,
          accepted,
        });
      }),
      { numRuns: 2000 },
    );
    expect(taken).toBeGreaterThan(50);
  });

  it('describes the answers of real requests', async () => {
    const keys = [
      { hash: 'a'.repeat(64), name: 'Production', label: 'sk-...a1b' },
      { hash: 'b'.repeat(64), name: 'Staging' },
    ];
    const api = createSettingsTestApi({ testsPerMinute: 30, listApiKeys: () => keys, deliveries: DELIVERIES });
    const seen = new Set<string>();
    async function check(method: string, path: string, template: string, options: SendOptions = {}) {
      const answer = await api.send(method, path, options);
      const responses = openApiDocument('/api').paths[template]?.[method.toLowerCase()]?.responses as Record<
        string,
        { content: { 'application/json': { schema: { $ref: string } } } }
      >;
      const described = responses[answer.status]?.content['application/json'].schema.$ref.split('/').at(-1);
      expect([method, path, answer.status, described]).toEqual([method, path, answer.status, expect.any(String)]);
      expect(mistakes(described ?? '', JSON.parse(answer.text))).toEqual([]);
      seen.add(`${method} ${template} ${answer.status}`);
      return answer;
    }

    await check('GET', 'api-keys', '/api-keys');
    await check('GET', 'broadcast', '/broadcast');
    await check('PATCH', 'broadcast', '/broadcast', { body: { enabled: true } });
    await check('PATCH', 'broadcast', '/broadcast', { body: {} });
    const headers = { 'x-scope-orgid': 'tenant-1' };
    const created = await check('POST', 'destinations', '/destinations', {
      body: {
        ...DRAFT,
        config: { ...GOOD_CONFIG, headers },
        filter_rules: { groups: [{ rules: [{ field: 'model', operator: 'exists' }] }] },
      },
    });
    await check('POST', 'destinations', '/destinations', { body: DRAFT });
    await check('POST', 'destinations', '/destinations', {
      body: { ...DRAFT, name: 'Other', config: { ...GOOD_CONFIG, apiKey: BAD_KEY } },
    });
    await check('GET', 'destinations', '/destinations');
    await check('GET', 'destinations?limit=0', '/destinations');
    const id = (created.data as { id: string }).id;
    const one = `destinations/${id}`;
    await check('GET', one, '/destinations/{id}');
    await check('GET', 'destinations/none', '/destinations/{id}');
    await check('PATCH', one, '/destinations/{id}', { body: { name: 'Renamed' } });
    await check('PATCH', one, '/destinations/{id}', { body: { name: 'x' }, headers: { 'if-match': '"1"' } });
    await check('PATCH', one, '/destinations/{id}', { body: 'x', headers: { 'content-type': 'text/plain' } });
    for (const config of [GOOD_CONFIG, { ...GOOD_CONFIG, apiKey: BAD_KEY }, { ...GOOD_CONFIG, instanceId: 'x' }]) {
      await check('POST', 'destinations/test', '/destinations/test', { body: { config } });
      await check('POST', 'destinations/send-trace', '/destinations/send-trace', { body: { config } });
    }
    await check('POST', `${one}/test`, '/destinations/{id}/test');
    await check('POST', `${one}/send-trace`, '/destinations/{id}/send-trace');
    await check('GET', `${one}/attempts`, '/destinations/{id}/attempts');
    await check('GET', `${one}/status`, '/destinations/{id}/status');
    await check('DELETE', one, '/destinations/{id}', { caller: { ...ADMIN, role: 'member' } });
    await check('DELETE', one, '/destinations/{id}', { caller: null });
    await check('DELETE', one, '/destinations/{id}');
    await check('POST', `${one}/restore`, '/destinations/{id}/restore');
    await check('GET', 'openapi.json', '/openapi.json');

    const successes = operations.map(({ method, path, operation }) => `${method} ${path} ${operation.success.status}`);
    expect([...seen]).toEqual(expect.arrayContaining(successes));
  });
});
