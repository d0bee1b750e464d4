import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What was done to a Grafana. */
export interface ReceivedByGrafana {
  readonly folders: Map<string, unknown>;
  readonly dashboards: Map<string, unknown>;
  readonly ruleGroups: Map<string, unknown>;
}

type Json = Readonly<Record<string, unknown>>;

/** Answers with a status, and says why where it refuses. */
interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const UID = /^[A-Za-z0-9_-]{1,40}$/;

const refuse = (message: string, status = 400): Answer => ({ status, body: { message } });

function unknownKeys(value: Json, known: readonly string[]): readonly string[] {
  return Object.keys(value).filter((key) => !known.includes(key));
}

function createFolder({ folders }: ReceivedByGrafana, body: Json): Answer {
  const unknown = unknownKeys(body, ['uid', 'title', 'parentUid', 'description']);
  if (unknown.length > 0) return refuse(`folder: unknown ${unknown}`);
  if (typeof body.title !== 'string' || body.title === '') return refuse('folder: title is required');
  if (!UID.test(String(body.uid))) return refuse('folder: bad uid');
  if (folders.has(String(body.uid))) return refuse('a folder with that uid already exists', 409);
  folders.set(String(body.uid), body);
  return { status: 200, body: { ...body, id: 1, version: 1 } };
}

function saveDashboard({ folders, dashboards }: ReceivedByGrafana, body: Json): Answer {
  const unknown = unknownKeys(body, ['dashboard', 'folderUid', 'message', 'overwrite']);
  if (unknown.length > 0) return refuse(`dashboard: unknown ${unknown}`);
  const dashboard = body.dashboard as Json | undefined;
  if (typeof dashboard?.title !== 'string' || dashboard.title === '') return refuse('Dashboard title cannot be empty');
  if ('id' in dashboard && dashboard.id !== null) return refuse('Dashboard not found', 404);
  if (!UID.test(String(dashboard.uid))) return refuse('uid contains illegal characters or is too long');
  if (typeof dashboard.schemaVersion !== 'number') return refuse('schemaVersion is missing');
  if (body.folderUid !== undefined && !folders.has(String(body.folderUid))) return refuse('folder not found', 400);
  if (dashboards.has(String(dashboard.uid)) && body.overwrite !== true) return refuse('version mismatch', 412);
  dashboards.set(String(dashboard.uid), dashboard);
  return {
    status: 200,
    body: { id: 1, uid: dashboard.uid, url: `/d/${dashboard.uid}`, status: 'success', version: 1 },
  };
}

const QUERY_KEYS = ['refId', 'queryType', 'relativeTimeRange', 'datasourceUid', 'model'];
const RULE_KEYS = [
  ...['id', 'uid', 'orgID', 'folderUID', 'ruleGroup', 'title', 'condition', 'data', 'updated', 'noDataState'],
  ...['execErrState', 'for', 'keep_firing_for', 'annotations', 'labels', 'provenance', 'isPaused'],
  ...['notification_settings', 'record', 'missingSeriesEvalsToResolve'],
];

/** Why Grafana refuses a rule: the documented schema `ProvisionedAlertRule`, and what its own checks say. */
function ruleProblem(rule: Json, group: string, folder: string): string | undefined {
  const data = Array.isArray(rule.data) ? (rule.data as readonly Json[]) : [];
  const isQuery = (query: Json) => {
    const { from, to } = (query.relativeTimeRange ?? {}) as { from?: unknown; to?: unknown };
    return (
      unknownKeys(query, QUERY_KEYS).length === 0 &&
      typeof query.refId === 'string' &&
      typeof query.datasourceUid === 'string' &&
      typeof query.model === 'object' &&
      Number.isInteger(from) &&
      Number.isInteger(to)
    );
  };
  const rules: readonly (readonly [problem: string, isRight: boolean])[] = [
    [`unknown ${unknownKeys(rule, RULE_KEYS)}`, unknownKeys(rule, RULE_KEYS).length === 0],
    ['uid', UID.test(String(rule.uid))],
    ['orgID', Number.isInteger(rule.orgID)],
    ['folderUID', rule.folderUID === folder],
    ['ruleGroup', rule.ruleGroup === group],
    ['title', /^.{1,190}$/s.test(String(rule.title))],
    ['data', data.length > 0 && data.every(isQuery)],
    ['condition', data.some(({ refId }) => refId === rule.condition)],
    ['noDataState', ['Alerting', 'NoData', 'OK', 'KeepLast'].includes(String(rule.noDataState))],
    ['execErrState', ['OK', 'Alerting', 'Error', 'KeepLast'].includes(String(rule.execErrState))],
    ['for', /^(?:\d+(?:ms|[smhdwy]))+$/.test(String(rule.for))],
  ];
  return rules.find(([, isRight]) => !isRight)?.[0];
}

function saveRuleGroup({ folders, ruleGroups }: ReceivedByGrafana, folder: string, group: string, body: Json): Answer {
  const unknown = unknownKeys(body, ['title', 'folderUid', 'interval', 'rules']);
  if (unknown.length > 0) return refuse(`rule group: unknown ${unknown}`);
  if (!folders.has(folder)) return refuse('folder does not exist', 404);
  if (body.title !== group || body.folderUid !== folder) return refuse('rule group: not what the path says');
  // Grafana evaluates every 10 seconds.
  if (!Number.isInteger(body.interval) || Number(body.interval) % 10 !== 0) return refuse('rule group: interval');
  const rules = Array.isArray(body.rules) ? (body.rules as readonly Json[]) : [];
  const problems = rules.flatMap((rule) => ruleProblem(rule, group, folder) ?? []);
  if (rules.length === 0 || problems.length > 0) return refuse(`rule group: ${problems}`);
  ruleGroups.set(`${folder}/${group}`, body);
  return { status: 200, body };
}

async function bodyOf(request: IncomingMessage): Promise<Json> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Json;
}

async function answerTo(request: IncomingMessage, token: string, received: ReceivedByGrafana): Promise<Answer> {
  if (request.headers.authorization !== `Bearer ${token}`) return refuse('Unauthorized', 401);
  if (request.headers['content-type'] !== 'application/json') return refuse('bad content type', 415);
  const body = await bodyOf(request);
  const { pathname } = new URL(request.url ?? '/', 'http://grafana');
  const [, folder, group] = /^\/api\/v1\/provisioning\/folder\/([^/]+)\/rule-groups\/([^/]+)$/.exec(pathname) ?? [];
  if (folder !== undefined && group !== undefined && request.method === 'PUT') {
    return saveRuleGroup(received, decodeURIComponent(folder), decodeURIComponent(group), body);
  }
  if (pathname === '/api/folders' && request.method === 'POST') return createFolder(received, body);
  if (pathname === '/api/dashboards/db' && request.method === 'POST') return saveDashboard(received, body);
  return refuse(`${request.method} ${pathname} is not known`, 404);
}

/**
 * As much of Grafana's HTTP API as the documentation uses: methods, paths, headers and bodies are held to Grafana's documented
 * schemas, and a key that these do not know is refused.
 */
export async function startGrafanaHttpApi(token: string): Promise<{
  readonly url: string;
  readonly received: ReceivedByGrafana;
  readonly server: Server;
}> {
  const received: ReceivedByGrafana = { folders: new Map(), dashboards: new Map(), ruleGroups: new Map() };
  const server = createServer((request, response) => {
    void answerTo(request, token, received).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received, server };
}
