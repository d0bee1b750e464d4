import type { CreateDestinationBody } from '@broadcast-kit/core';
import type { DestinationRecord } from '../destination-store/destination-record.ts';
import { IDEMPOTENCY_LIFETIME_MS } from '../destination-store/destination-store.ts';
import type { SecretBox } from '../secret-box/create-secret-box.ts';
import type { Answer, Problem } from './answer.ts';
import { problem, success } from './answer.ts';
import { etagOf } from './etag.ts';
import type { SettingsServices } from './settings-route.ts';

/** A create that may be repeated safely: the same key and body make one destination. */
export interface IdempotentCreate {
  readonly owner: string;
  readonly key: string;
  readonly body: CreateDestinationBody;
}

const KEY = /^[\x21-\x7e]{1,255}$/;

/** The key of a request, where it has one. */
export function readIdempotencyKey(
  request: Request,
): { readonly ok: true; readonly key: string | undefined } | Problem {
  const key = request.headers.get('idempotency-key');
  if (key === null || KEY.test(key)) return { ok: true, key: key ?? undefined };
  const message = 'An Idempotency-Key has 1 to 255 visible ASCII characters. A UUID is a good one.';
  return problem({ status: 400, reason: 'invalid_request', message });
}

/** What was asked for, but for the receipt: a repeated request may carry a newer one. */
function signedParts({ owner, key, body }: IdempotentCreate): string[] {
  return ['idempotent-create/v1', owner, key, JSON.stringify({ ...body, test_receipt: undefined })];
}

/** What the new record remembers. It is part of the record, so that every instance and every restart knows it. */
export async function rememberCreate(
  create: IdempotentCreate,
  secrets: SecretBox,
): Promise<DestinationRecord['idempotency']> {
  return { key: create.key, signature: await secrets.sign(signedParts(create)) };
}

/** The answer to a create that happened already within 24 hours; `undefined` where it did not. */
export async function answerRepeatedCreate(
  create: IdempotentCreate,
  { store, secrets, clock, show }: SettingsServices,
): Promise<Answer | undefined> {
  const records = [...(await store.list(create.owner)), ...(await store.listDeleted(create.owner))];
  const earlier = records.find(
    ({ idempotency, createdAt }) =>
      idempotency?.key === create.key && createdAt > clock.now() - IDEMPOTENCY_LIFETIME_MS,
  );
  if (earlier === undefined) return undefined;

  const refuse = (status: number, message: string) =>
    problem({ status, reason: 'idempotency_key_reused', message: `${message} Use a new key.` });
  if (!(await secrets.verify(signedParts(create), earlier.idempotency?.signature ?? ''))) {
    return refuse(422, 'This Idempotency-Key was used for another request within 24 hours.');
  }
  if (earlier.deletedAt !== null) return refuse(409, 'What this Idempotency-Key created was deleted meanwhile.');
  return success(show(earlier), { status: 201, headers: { etag: etagOf(earlier) } });
}
