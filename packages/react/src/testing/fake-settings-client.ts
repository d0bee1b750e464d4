import type {
  ApiKeysView,
  BroadcastState,
  ConnectionTestView,
  DestinationDraft,
  DestinationPatch,
  DestinationStatus,
  DestinationView,
  SettingsClient,
  SettingsError,
  SettingsErrorCode,
  SettingsResult,
} from '@broadcast-kit/core';
import { sampleDestination } from './sample-destination.ts';

/** When what is changed here was changed: later than anything that the samples tell of. */
const LATEST_CHANGE = '2026-01-21T20:42:56.000Z';

/** With the methods that an object may lack. */
type Client = Required<SettingsClient>;
type Method = keyof Client;
type Answer<M extends Method> = Awaited<ReturnType<Client[M]>>;

/** One call that was made. */
export interface Call {
  readonly method: Method;
  readonly args: readonly unknown[];
}

/** A call that waits until the test lets it go. */
export interface HeldCall<M extends Method> {
  /** Answers with `result`, or, without one, with what the fake would have answered. */
  answer(result?: Answer<M>): void;
}

/** A settings API in memory: it keeps what it is told, and fails or waits when a test asks for it. */
export interface FakeSettingsClient extends Client {
  readonly calls: readonly Call[];
  callsOf(method: Method): readonly Call[];
  /** Answers the next call of `method` with `result`. */
  next<M extends Method>(method: M, result: Answer<M>): void;
  /** Lets the next call of `method` wait. */
  hold<M extends Method>(method: M): HeldCall<M>;
}

/** What a {@link FakeSettingsClient} starts with. */
export interface FakeSettingsClientOptions {
  readonly enabled?: boolean | undefined;
  readonly canEdit?: boolean | undefined;
  readonly destinations?: readonly DestinationView[] | undefined;
  /** How deliveries go, by destination id. Default: nothing was delivered yet. */
  readonly statuses?: Readonly<Record<string, Partial<DestinationStatus>>> | undefined;
  /** Default: the host offers no list. */
  readonly apiKeys?: ApiKeysView | undefined;
}

/** A refusal of the settings API. */
export function refusal(
  code: SettingsErrorCode,
  more: Partial<SettingsError> = {},
): { ok: false; error: SettingsError } {
  return { ok: false, error: { code, message: `The settings API said ${code}.`, ...more } };
}

/** A connection test that passed. */
export function passedTest(receipt = 'receipt-1'): SettingsResult<ConnectionTestView> {
  return {
    ok: true,
    value: { ok: true, durationMs: 212, receipt, receiptExpiresAt: '2026-01-21T20:52:56.000Z' },
  };
}

const sentTrace = {
  ok: true,
  value: { ok: true, traceId: '5b8efff798038103d269b633813fc60c', durationMs: 212 },
} as const;

/** Creates a {@link FakeSettingsClient}. */
export function createFakeSettingsClient({
  enabled = false,
  canEdit = true,
  destinations = [],
  statuses = {},
  apiKeys = { available: false },
}: FakeSettingsClientOptions = {}): FakeSettingsClient {
  let broadcast: BroadcastState = { enabled, canEdit };
  let list = [...destinations];
  const deleted = new Map<string, DestinationView>();
  const calls: Call[] = [];
  const scripted = new Map<Method, (() => Promise<unknown>)[]>();

  function script(method: Method, answer: () => Promise<unknown>): void {
    scripted.set(method, [...(scripted.get(method) ?? []), answer]);
  }

  function change(id: string, patch: DestinationPatch): SettingsResult<DestinationView> {
    const before = list.find((destination) => destination.id === id);
    if (before === undefined) return refusal('not_found');
    const { config, testReceipt: _, ...settings } = patch;
    const after: DestinationView = {
      ...before,
      ...given(settings),
      config: {
        baseUrl: config?.baseUrl ?? before.config.baseUrl,
        instanceId: config?.instanceId ?? before.config.instanceId,
        apiKey: config?.apiKey === undefined ? before.config.apiKey : 'glc_...ffffffff',
        headers: config?.headers === undefined ? before.config.headers : masked(config.headers),
      },
      updatedAt: LATEST_CHANGE,
      etag: `"${Number.parseInt(before.etag.slice(1), 10) + 1}"`,
    };
    list = list.map((destination) => (destination.id === id ? after : destination));
    return { ok: true, value: after };
  }

  const behaviour: { readonly [M in Method]: (...args: Parameters<Client[M]>) => Answer<M> } = {
    getBroadcast: () => ({ ok: true, value: broadcast }),
    setBroadcast(next) {
      broadcast = { ...broadcast, enabled: next };
      return { ok: true, value: broadcast };
    },
    listDestinations: () => ({ ok: true, value: list }),
    createDestination({ config, testReceipt: _, ...settings }: DestinationDraft) {
      const { baseUrl = '', instanceId = '', headers = {} } = config;
      const created = sampleDestination({
        id: `destination-${list.length + deleted.size + 1}`,
        ...given(settings),
        config: { baseUrl, instanceId, apiKey: 'glc_...a1b2c3d4', headers: masked(headers) },
      });
      list = [...list, created];
      return { ok: true, value: created };
    },
    updateDestination: (id, patch) => change(id, patch),
    deleteDestination(id) {
      const found = list.find((destination) => destination.id === id);
      if (found === undefined) return refusal('not_found');
      deleted.set(id, found);
      list = list.filter((destination) => destination !== found);
      return { ok: true, value: { deleted: true } };
    },
    restoreDestination(id) {
      const found = deleted.get(id);
      if (found === undefined) return refusal('not_found');
      list = [...list, found];
      return { ok: true, value: found };
    },
    testDraft: () => passedTest(),
    testDestination: () => passedTest(),
    sendTrace: () => sentTrace,
    sendDraftTrace: () => sentTrace,
    listApiKeys: () => ({ ok: true, value: apiKeys }),
    listDeliveryAttempts: () => ({ ok: true, value: [] }),
    getDestinationStatus(id) {
      const found = list.find((destination) => destination.id === id);
      if (found === undefined) return refusal('not_found');
      const nothing = { health: found.health, lastDeliveredAt: null, lastAttempt: null, counters: null };
      return { ok: true, value: { ...nothing, ...statuses[id] } };
    },
  };

  function call<M extends Method>(method: M, ...args: Parameters<Client[M]>): Promise<Answer<M>> {
    calls.push({ method, args });
    const answer = scripted.get(method)?.shift();
    if (answer !== undefined) {
      return answer().then((result) => (result === undefined ? behaviour[method](...args) : (result as Answer<M>)));
    }
    return Promise.resolve(behaviour[method](...args));
  }

  return {
    calls,
    callsOf: (method) => calls.filter((made) => made.method === method),
    next: (method, result) => script(method, () => Promise.resolve(result)),
    hold(method) {
      let release: (result: unknown) => void = () => {};
      const waiting = new Promise<unknown>((resolve) => {
        release = resolve;
      });
      script(method, () => waiting);
      return { answer: (result) => release(result) };
    },
    getBroadcast: (...args) => call('getBroadcast', ...args),
    setBroadcast: (...args) => call('setBroadcast', ...args),
    listDestinations: (...args) => call('listDestinations', ...args),
    createDestination: (...args) => call('createDestination', ...args),
    updateDestination: (...args) => call('updateDestination', ...args),
    deleteDestination: (...args) => call('deleteDestination', ...args),
    restoreDestination: (...args) => call('restoreDestination', ...args),
    testDraft: (...args) => call('testDraft', ...args),
    testDestination: (...args) => call('testDestination', ...args),
    sendTrace: (...args) => call('sendTrace', ...args),
    sendDraftTrace: (...args) => call('sendDraftTrace', ...args),
    listApiKeys: (...args) => call('listApiKeys', ...args),
    listDeliveryAttempts: (...args) => call('listDeliveryAttempts', ...args),
    getDestinationStatus: (...args) => call('getDestinationStatus', ...args),
  };
}

function given(settings: object): Partial<DestinationView> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

function masked(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.keys(headers).map((name) => [name, '...']));
}
