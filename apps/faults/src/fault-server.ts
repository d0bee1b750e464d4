import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import { gunzipSync, gzipSync } from 'node:zlib';
import { selfSignedCertificate } from './self-signed-certificate.ts';

/** What the server does to a request, instead of taking its records and answering 200. */
export type Fault = {
  /** The records are taken all the same: it is the answer that gets lost, so that a retry makes duplicates. Default `false`. */
  readonly takes?: boolean;
} & (
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  /** Takes all but the last `rejected` records, and says so. */
  | { readonly kind: 'partial'; readonly rejected: number }
  /** Never answers, or stops within the answer. */
  | { readonly kind: 'hang'; readonly before: 'headers' | 'body' }
  /** Takes the records, and answers byte by byte. */
  | { readonly kind: 'drip'; readonly everyMs: number }
  /** Breaks the connection with RST. */
  | { readonly kind: 'reset'; readonly before: 'headers' | 'body' }
  /** Ends its half of the connection and says nothing. */
  | { readonly kind: 'half-close' }
  /** Answers with far too much valid JSON. */
  | { readonly kind: 'oversized'; readonly bytes: number }
  /** Answers with few bytes that become many when they are inflated, although nobody asked for gzip. */
  | { readonly kind: 'gzip-bomb'; readonly bytes: number }
  /** Takes the records, and answers late. */
  | { readonly kind: 'slow'; readonly delayMs: number }
);

/** A request that came in whole and is valid. */
export interface Arrival {
  /** Whose it is: the user of its Basic credentials, which is the instance id of a destination. */
  readonly user: string;
  /** The generation ids of its records, in order. */
  readonly ids: readonly string[];
}

/** What the server has of one record of one user. */
export interface TakenRecord {
  readonly times: number;
  /** Whether it came in different bytes. A retry has to send the same. */
  readonly differed: boolean;
  /** Texts of its prompt. */
  readonly prompt: string;
}

/** A receiver that is strict about what it gets and unreliable by script. */
export interface FaultServer {
  /** For a destination's `baseUrl`. */
  readonly baseUrl: string;
  /** What happens to requests from now on. `undefined`: they are taken. */
  script(next: Fault | ((arrival: Arrival) => Fault | undefined) | undefined): void;
  /** By `user/id`. */
  readonly taken: ReadonlyMap<string, TakenRecord>;
  /** By `user/id`: what a partial success left out. */
  readonly rejected: ReadonlySet<string>;
  /** How often each kind of fault struck. */
  readonly struck: ReadonlyMap<Fault['kind'], number>;
  /** What it got that no OTLP client may send; such requests are answered 400. */
  readonly violations: readonly string[];
  requests(): number;
  openSockets(): number;
  close(): Promise<void>;
}

/** The fields of OTLP JSON that the server looks at. */
interface ResourceSpans {
  readonly resource?: { readonly attributes?: readonly KeyValue[] };
  readonly scopeSpans?: readonly { readonly spans?: readonly Span[] }[];
}
interface KeyValue {
  readonly key: string;
  readonly value: { readonly stringValue?: string };
}
interface Span {
  readonly traceId?: string;
  readonly spanId?: string;
  readonly name?: string;
  readonly startTimeUnixNano?: string;
  readonly endTimeUnixNano?: string;
  readonly attributes?: readonly KeyValue[];
}
interface DecodedRecord {
  readonly id: string;
  readonly digest: string;
  readonly prompt: string;
}

const TRACES_PATH = '/otlp/v1/traces';

function violation(text: string): never {
  throw new Error(text);
}

function textOf(attributes: readonly KeyValue[] | undefined, key: string): string | undefined {
  return attributes?.find((attribute) => attribute.key === key)?.value.stringValue;
}

function checkSpan({ traceId = '', spanId = '', name = '', startTimeUnixNano = '', endTimeUnixNano = '' }: Span): void {
  if (!/^(?!0+$)[0-9a-f]{32}$/.test(traceId)) violation(`trace id ${traceId}`);
  if (!/^(?!0+$)[0-9a-f]{16}$/.test(spanId)) violation(`span id ${spanId}`);
  if (name === '') violation('a span without a name');
  const isNanoseconds = (text: string) => /^\d{19}$/.test(text);
  if (!isNanoseconds(startTimeUnixNano) || !isNanoseconds(endTimeUnixNano)) violation(`times of span ${spanId}`);
}

const digestOf = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('base64');

/** One record for a generation; of another SDK each span is one, known by its span id. */
function decodeRecords(entry: ResourceSpans): DecodedRecord[] {
  const spans = entry.scopeSpans?.flatMap((scope) => scope.spans ?? []) ?? [];
  if (spans.length === 0) violation('a resource without spans');
  for (const span of spans) checkSpan(span);
  const id = textOf(entry.resource?.attributes, 'openrouter.trace.id');
  if (id === undefined) return spans.map((span) => ({ id: span.spanId ?? '', digest: digestOf(span), prompt: '' }));
  const prompt = spans.map(({ attributes }) => textOf(attributes, 'gen_ai.prompt') ?? '').join('');
  return [{ id, digest: digestOf(entry), prompt }];
}

/** The records of a request, or an error that names what no OTLP client may send. */
function decodeRequest(
  { method, url, headers }: IncomingMessage,
  body: Buffer,
): { user: string; records: DecodedRecord[] } {
  if (method !== 'POST' || url !== TRACES_PATH) violation(`${method} ${url}`);
  if (headers['content-type'] !== 'application/json') violation(`content type ${headers['content-type']}`);
  const [scheme, credentials = ''] = headers.authorization?.split(' ') ?? [];
  const [user = ''] = Buffer.from(credentials, 'base64').toString().split(':');
  if (scheme !== 'Basic' || user === '') violation('no Basic credentials');
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'gzip') violation(`content encoding ${encoding}`);
  const text = (encoding === 'gzip' ? gunzipSync(body) : body).toString('utf8');
  const { resourceSpans = [] } = JSON.parse(text) as { resourceSpans?: readonly ResourceSpans[] };
  if (resourceSpans.length === 0) violation('an empty envelope');
  return { user, records: resourceSpans.flatMap(decodeRecords) };
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const SUCCESS = '{"partialSuccess":{}}';
const longSuccess = (bytes: number) => `{"partialSuccess":{},"padding":"${'x'.repeat(bytes)}"}`;

/** Carries a fault out on the answer. */
async function strike(fault: Fault, outgoing: ServerResponse): Promise<void> {
  const { socket } = outgoing;
  const json = { 'content-type': 'application/json' };
  const startAnswer = () => outgoing.writeHead(200, { ...json, 'content-length': SUCCESS.length });
  switch (fault.kind) {
    case 'status':
      outgoing.writeHead(fault.status, { ...json, ...fault.headers }).end(fault.body ?? '');
      return;
    case 'partial':
      outgoing
        .writeHead(200, json)
        .end(JSON.stringify({ partialSuccess: { rejectedSpans: `${fault.rejected}`, errorMessage: 'not these' } }));
      return;
    case 'hang':
      if (fault.before === 'body') startAnswer().write(SUCCESS.slice(0, 5));
      return;
    case 'drip':
      startAnswer();
      for (const character of SUCCESS) {
        if (outgoing.destroyed) return;
        outgoing.write(character);
        await new Promise((resolve) => setTimeout(resolve, fault.everyMs));
      }
      outgoing.end();
      return;
    case 'reset':
      if (fault.before === 'headers') socket?.resetAndDestroy();
      else startAnswer().write(SUCCESS.slice(0, 5), () => socket?.resetAndDestroy());
      return;
    case 'half-close':
      socket?.end();
      return;
    case 'oversized':
      outgoing.writeHead(200, json).end(longSuccess(fault.bytes));
      return;
    case 'gzip-bomb':
      outgoing.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(gzipSync(longSuccess(fault.bytes)));
      return;
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
      outgoing.writeHead(200, json).end(SUCCESS);
      return;
  }
}

/**
 * Starts the server on a free port of loopback.
 *
 * @param options - `tls`: speak TLS with a certificate that nobody trusts. Default: plain HTTP.
 */
export async function startFaultServer({ tls = false }: { readonly tls?: boolean } = {}): Promise<FaultServer> {
  const taken = new Map<string, TakenRecord & { digest: string }>();
  const rejected = new Set<string>();
  const struck = new Map<Fault['kind'], number>();
  const violations: string[] = [];
  const sockets = new Set<Socket>();
  let requests = 0;
  let decide: (arrival: Arrival) => Fault | undefined = () => undefined;

  function take(user: string, { id, digest, prompt }: DecodedRecord): void {
    const key = `${user}/${id}`;
    const before = taken.get(key);
    const differed = before !== undefined && (before.differed || before.digest !== digest);
    taken.set(key, { times: (before?.times ?? 0) + 1, differed, prompt, digest });
  }

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    requests += 1;
    const body = await bodyOf(incoming);
    const { user, records } = decodeRequest(incoming, body);
    const fault = decide({ user, ids: records.map(({ id }) => id) });
    if (fault === undefined) {
      for (const record of records) take(user, record);
      outgoing.writeHead(200, { 'content-type': 'application/json' }).end(SUCCESS);
      return;
    }
    struck.set(fault.kind, (struck.get(fault.kind) ?? 0) + 1);
    const kept = fault.kind === 'partial' ? Math.max(0, records.length - fault.rejected) : 0;
    // Who answers with success, however late, has the records.
    const isTaken = fault.takes === true || fault.kind === 'slow' || fault.kind === 'drip';
    for (const [index, record] of records.entries()) {
      if (isTaken || index < kept) take(user, record);
      else if (fault.kind === 'partial') rejected.add(`${user}/${record.id}`);
    }
    await strike(fault, outgoing);
  }

  const handle = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    answer(incoming, outgoing).catch((error: unknown) => {
      // A client that goes away in the middle has sent nothing wrong.
      if (incoming.destroyed && !incoming.complete) return;
      violations.push(error instanceof Error ? error.message : String(error));
      outgoing.writeHead(400, { 'content-type': 'application/json' }).end('{"code":3,"message":"not OTLP"}');
    });
  };
  const server = tls ? createTlsServer(selfSignedCertificate, handle) : createServer(handle);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    baseUrl: `${tls ? 'https' : 'http'}://127.0.0.1:${port}/otlp`,
    script(next) {
      decide = typeof next === 'function' ? next : () => next;
    },
    taken,
    rejected,
    struck,
    violations,
    requests: () => requests,
    openSockets: () => sockets.size,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Listens, and never accepts: its thread sleeps, and its queue of connections is full. */
const DEAF_LISTENER = `
  const { parentPort, workerData } = require('node:worker_threads');
  const server = require('node:net').createServer();
  server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
    parentPort.postMessage(server.address().port);
    setTimeout(() => Atomics.wait(new Int32Array(workerData), 0, 0), 20);
  });
`;

/** Starts a server that hangs before it accepts a connection: not even the TCP handshake ends. */
export async function startDeafServer(): Promise<{ readonly baseUrl: string; close(): Promise<void> }> {
  const sleep = new SharedArrayBuffer(4);
  const worker = new Worker(DEAF_LISTENER, { eval: true, workerData: sleep });
  const port = await new Promise<number>((resolve) => worker.once('message', resolve));
  await new Promise((resolve) => setTimeout(resolve, 50));
  const fillers = Array.from({ length: 4 }, () => connect({ port, host: '127.0.0.1' }).on('error', () => {}));
  await new Promise((resolve) => setTimeout(resolve, 50));
  return {
    baseUrl: `http://127.0.0.1:${port}/otlp`,
    async close() {
      for (const filler of fillers) filler.destroy();
      Atomics.store(new Int32Array(sleep), 0, 1);
      Atomics.notify(new Int32Array(sleep), 0);
      await worker.terminate();
    },
  };
}
