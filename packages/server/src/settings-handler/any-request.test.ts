import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openConnection } from '../destination-store/sealed-connection.ts';
import { ADMIN, createSettingsTestApi, DRAFT, GOOD_CONFIG, ROOT } from './__fixtures__/settings-test-api.ts';

const methods = fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE', 'PUT', 'HEAD', 'OPTIONS');

/** Where things can happen, once the body is right. */
const targets = (id: string) =>
  fc.constantFrom<readonly [string, string]>(
    ['POST', 'destinations'],
    ['POST', 'destinations/test'],
    ['PATCH', `destinations/${id}`],
    ['POST', `destinations/${id}/test`],
    ['POST', `destinations/${id}/send-trace`],
    ['POST', 'destinations/send-trace'],
    ['PATCH', 'broadcast'],
  );

const paths = (id: string) =>
  fc.oneof(
    fc.constantFrom('broadcast', 'destinations', 'destinations/test', `destinations/${id}`),
    fc.constantFrom(
      `destinations/${id}/test`,
      `destinations/${id}/restore`,
      `destinations/${id}/status`,
      `destinations/${id}/attempts`,
      `destinations/${id}/send-trace`,
      'destinations/%E0%A4',
      'destinations//test',
    ),
    fc.string({ maxLength: 300 }).map((text) => `destinations/${encodeURIComponent(text.toWellFormed())}`),
    fc.webPath(),
    fc.webQueryParameters().map((query) => `destinations?${query}`),
    fc
      .tuple(fc.string(), fc.string())
      .map(([offset, limit]) => `destinations?${new URLSearchParams({ offset, limit })}`),
  );

/** A body that is right, or right but for one place, so that the checks behind the first one are reached too. */
const almostRight = fc
  .record({
    field: fc.constantFrom(
      'name',
      'enabled',
      'sampling_rate',
      'filter_rules',
      'config',
      'broadcast_kit',
      'test_receipt',
    ),
    inner: fc.constantFrom('baseUrl', 'instanceId', 'apiKey', 'headers', '__proto__', 'service_name'),
    value: fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.boolean(), fc.string({ minLength: 1, maxLength: 20 })),
    number: fc.nat(9),
    isPatch: fc.boolean(),
    wrong: fc.constantFrom('nothing', 'a field', 'a field of config'),
  })
  .map(({ field, inner, value, number, isPatch, wrong }) => {
    const right = isPatch ? { config: GOOD_CONFIG } : { ...DRAFT, name: `Name ${number}` };
    if (wrong === 'nothing') return JSON.stringify(right);
    return JSON.stringify(
      wrong === 'a field' ? { ...right, [field]: value } : { ...right, config: { ...GOOD_CONFIG, [inner]: value } },
    );
  });

const bodies = fc.oneof(
  almostRight,
  fc.json(),
  fc.string(),
  fc.uint8Array({ maxLength: 2000 }),
  fc.constantFrom(
    '',
    '{}',
    '{"enabled":true}',
    '['.repeat(8000),
    '{"__proto__":{"enabled":true}}',
    '{"constructor":1}',
  ),
);

/** A method and path that exist with a body that nearly fits, or anything. */
const requests = (id: string) =>
  fc.oneof(
    fc.record({ target: targets(id), body: almostRight }),
    fc.record({ target: fc.tuple(methods, paths(id)), body: bodies }),
  );

const headers = fc.dictionary(
  fc.constantFrom('if-match', 'idempotency-key', 'content-type', 'x-request-id', 'origin', 'content-length', 'accept'),
  fc.oneof(
    fc.constantFrom('application/json', '*', '"1"', 'text/plain', 'null', '99999999999', '-1'),
    fc.stringMatching(/^[\x20-\x7e]{0,300}$/),
  ),
);

describe('any request at all', () => {
  it('gets an answer below 500 that is JSON, shows no stack, and leaves nothing half saved', async () => {
    const api = createSettingsTestApi({ authorize: () => ADMIN });
    const { id } = await api.create();
    const statuses = new Set<number>();
    const target: readonly [string, string] = ['POST', 'destinations'];
    const sameCreate = { target, body: JSON.stringify({ ...DRAFT, name: 'Name 0' }) };

    await fc.assert(
      fc.asyncProperty(
        requests(id),
        fc.oneof(fc.constant({}), headers),
        async ({ target: [method, path], body }, given) => {
          const hasBody = method !== 'GET' && method !== 'HEAD';
          const response = await api.handler(
            new Request(`${ROOT}/${path}`, {
              method,
              headers: { 'content-type': 'application/json', ...given },
              ...(hasBody ? { body: body as string | Uint8Array<ArrayBuffer> } : {}),
            }),
          );
          const text = await response.text();
          statuses.add(response.status);
          expect(response.status).toBeLessThan(500);
          expect(response.headers.get('cache-control')).toBe('no-store');
          if (method !== 'HEAD') expect(() => JSON.parse(text)).not.toThrow();
          expect(text).not.toMatch(/\.[jt]s:\d+|node_modules|\\n\s*at /);

          for (const record of await api.store.list(ADMIN.owner)) {
            expect(await openConnection(record, api.secrets)).toMatchObject({
              ok: true,
              config: { instanceId: '123456' },
            });
          }
        },
      ),
      {
        numRuns: 1000,
        // The second finds the name taken, which chance alone does not always bring about.
        examples: [
          [sameCreate, {}],
          [sameCreate, {}],
        ],
      },
    );

    // Without these the property would have looked at refusals of one kind only.
    expect([...statuses].sort()).toEqual(expect.arrayContaining([200, 201, 400, 404, 405, 409]));
    expect(Object.prototype).not.toHaveProperty('enabled');
  }, 60_000);
});
