import {
  apiKeyIssue,
  baseUrlIssue,
  customHeaderIssues,
  DIAGNOSIS_CATALOGUE,
  DIAGNOSIS_CODES,
  filterPatternIssues,
  type Issue,
  instanceIdIssue,
  normalizeBaseUrl,
  parseOtlpSnippet,
  readyQueries,
} from '@broadcast-kit/core';
import { describe, expect, it } from 'vitest';
import { arabic } from './arabic.ts';
import { english } from './english.ts';
import { german } from './german.ts';
import type { Messages } from './messages.ts';

/** Texts, and messages by their key, that are the same words in another language, or names. */
const SAME: Readonly<Record<'german' | 'arabic', readonly string[]>> = {
  german: [
    'Grafana Cloud',
    'Broadcast',
    'Name',
    'Sampling',
    'Code',
    'Status',
    'Details',
    'Agent Observability',
    'optional',
    'Problem',
    'header',
    'retryIn',
  ],
  arabic: [
    'Grafana Cloud',
    'Broadcast',
    'Agent Observability',
    'Last 1 hour',
    'Last 24 hours',
    'Last 7 days',
    'Last 30 days',
  ],
};

/** Arguments that fit every message that is a function: counts, names, times, flags. */
const ARGUMENTS: readonly (readonly unknown[])[] = [
  [2, 5, 7],
  ['1', '2', '3'],
  [true, true],
  [false, false],
];

/** Every text of a message, by the path to it; `undefined` where a function does not take these arguments. */
function* textsOf(messages: object, path = ''): Generator<readonly [path: string, text: unknown]> {
  for (const [key, message] of Object.entries(messages)) {
    const here = path === '' ? key : `${path}.${key}`;
    if (typeof message === 'function') {
      for (const [index, args] of ARGUMENTS.entries()) {
        try {
          yield [`${here}(${index})`, message(...args)];
        } catch {
          // These arguments are for other messages.
        }
      }
    } else if (typeof message === 'object' && message !== null) yield* textsOf(message, here);
    else yield [here, message];
  }
}

/** What speaks about a code, and is tested with all codes. */
const BY_CODE: readonly string[] = [
  'errorText',
  'diagnosisWords',
  'fixLabel',
  'issueText',
  'queryTitle',
  'deliveryReason',
  'skippedReason',
  'actionFailed',
] satisfies (keyof Messages)[];

function ownTexts(messages: Messages): Map<string, string> {
  const own = Object.entries(messages).filter(([key]) => !BY_CODE.includes(key));
  const texts = [...textsOf(Object.fromEntries(own))].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return new Map(texts);
}

/** Everything that core finds wrong with what people type. */
async function findings(): Promise<readonly Issue[]> {
  const urls = [
    '',
    'x'.repeat(3000),
    'glc_abcdefgh',
    '123456',
    'ftp://x',
    'https://otlp-gateway-{region}.grafana.net',
    'a b.com',
    'nohost',
    'https://a:b@c.com',
    'https://x.com/?a=1',
    'https://acme.grafana.net',
    'https://grafana.com/orgs/acme',
    'https://prometheus-prod-01.grafana.net',
    'https://x-otlp-gateway.y.vpce.grafana.net',
    'https://otlp-gateway-prod-us-east-0.grafana.net:8443',
  ];
  const ids = ['', 'https://acme.grafana.net', 'glc_abc', 'acme'];
  const keys = [
    '',
    'Basic abc',
    '<token>',
    'glc_...abcd',
    'glsa_abcdefgh',
    'eyJrIjoiabcdef',
    '123456',
    'glc_a b c d e',
    'short',
  ];
  const headers = [
    { a: '1', A: '2' },
    { host: 'x' },
    { 'a b': '1' },
    { a: '\n' },
    'x',
    Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`h${index}`, '1'])),
  ];
  const authorizations = ['Bearer abc', 'Basic <token>', 'Basic !!!'];
  const rules = {
    enabled: true,
    groups: [{ logic: 'and', rules: [{ field: 'model', operator: 'regex', value: '(' }] }],
  } as const;
  return [
    ...urls.flatMap((url) => baseUrlIssue(url) ?? []),
    ...ids.flatMap((id) => instanceIdIssue(id) ?? []),
    ...keys.flatMap((key) => apiKeyIssue(key) ?? []),
    ...headers.flatMap((header) => customHeaderIssues(header)),
    ...authorizations.flatMap((header) => parseOtlpSnippet(`Authorization: ${header}`).issues),
    ...(await filterPatternIssues(rules)),
  ];
}

describe.each([
  ['german', german],
  ['arabic', arabic],
] as const)('the %s locale', (language, messages) => {
  it('says everything that English says, in its own words', () => {
    const texts = ownTexts(messages);
    const untranslated = [...ownTexts(english)].filter(
      ([path, text]) =>
        /[a-z]{3}/i.test(text) &&
        texts.get(path) === text &&
        !SAME[language].some((same) => same === text || path.startsWith(`${same}(`)) &&
        !/^https?:|^OTEL_/.test(text),
    );
    expect(untranslated).toEqual([]);
    for (const [path, text] of texts) expect(text, path).not.toMatch(/undefined|\[object|^\s*$/);
  });

  it('knows the same keys as English, and no others', () => {
    expect(Object.keys(messages).sort()).toEqual(Object.keys(english).sort());
  });

  it('has words for every diagnosis, with as many steps', () => {
    for (const code of DIAGNOSIS_CODES) {
      const known = DIAGNOSIS_CATALOGUE[code];
      const words = messages.diagnosisWords({ code, ...known });
      expect(words.summary, code).not.toBe(known.summary);
      expect(words.remedy, code).not.toBe(known.remedy);
      expect(words.steps, code).toHaveLength(known.steps.length);
    }
  });

  it('has words for everything that core finds wrong with a value', async () => {
    const found = await findings();
    expect(new Set(found.map(({ code }) => code)).size).toBeGreaterThan(30);
    const unknown = messages.issueText({ code: 'of a later version', message: 'English.' });
    for (const issue of found) {
      const text = messages.issueText(issue);
      expect(text, issue.code).not.toBe(issue.message);
      expect(text, issue.code).not.toBe(unknown);
    }
  });

  it('says why a trace did not arrive', () => {
    for (const reason of ['rate_limited', 'auth', 'expired', 'queue_full', 'shut_down']) {
      expect(messages.deliveryReason(reason), reason).not.toBe(english.deliveryReason(reason));
    }
    for (const reason of ['disabled', 'api_key', 'filtered', 'sampled_out']) {
      expect(messages.skippedReason(reason), reason).not.toMatch(/_|^disabled$|^filter rules$/);
    }
    expect(messages.deliveryReason('of_a_later_version')).toBe('of_a_later_version');
  });

  it('says what did not happen to a row', () => {
    for (const action of ['enable', 'disable', 'delete', 'test'] as const) {
      expect(messages.actionFailed(action, 'Production')).toContain('Production');
      expect(messages.actionFailed(action, 'Production')).not.toMatch(/undefined|Couldn/);
    }
  });

  it('names every ready query', () => {
    for (const query of readyQueries()) expect(messages.queryTitle(query), query.id).not.toBe(query.title);
  });

  it('keeps what people need to find or to type as it is', () => {
    expect(messages.diagnosisWords({ code: 'auth.scope', ...DIAGNOSIS_CATALOGUE['auth.scope'] }).remedy).toContain(
      'traces:write',
    );
    expect(messages.apiKeyHint).toContain('glc_');
    expect(
      messages.fixLabel({ field: 'baseUrl', value: 'https://otlp-gateway-prod-eu-west-2.grafana.net/otlp', label: '' }),
    ).toContain('eu-west-2');
    expect(messages.errorText({ code: 'server_error', message: '', requestId: 'req_7' })).toContain('req_7');
    expect(normalizeBaseUrl(messages.grafanaUrlHint.match(/https:\/\/[a-z.]+net/)?.[0] ?? '').ok).toBe(true);
  });
});

it('counts in Arabic as Arabic does', () => {
  const counted = [1, 2, 3, 11, 100].map((count) => arabic.requests(count, String(count)));
  expect(counted).toEqual(['طلب واحد', 'طلبان', '3 طلبات', '11 طلبًا', '100 طلب']);
});
