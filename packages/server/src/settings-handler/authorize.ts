import { BroadcastError } from '@broadcast-kit/core';

/** Who calls, as the host's own authentication knows it. */
export interface Caller {
  /** The tenant whose settings these are: workspace or user. 1 to 256 characters. */
  readonly owner: string;
  /**
   * The person or key that acts, for logs, and for limits that hold over all owners: no two people share one. Never a secret.
   */
  readonly actor: string;
  /** Admins read and write; members only read. */
  readonly role: 'admin' | 'member';
  /**
   * `cookie`: the browser sends the credentials by itself, so forged requests must be told apart and changes must name
   * the version that they are based on. `bearer`: the client sets a header itself. Default: `bearer` where the request
   * carries `Authorization: Bearer`, else `cookie`.
   */
  readonly session?: 'cookie' | 'bearer' | undefined;
}

/**
 * The host's decision about a request: the caller, or `null` where nobody is signed in. Must not read the body of the
 * request. Where it rejects, the request is refused with 500 and nothing happens.
 */
export type Authorize = (request: Request) => Caller | null | Promise<Caller | null>;

const MAX_OWNER_LENGTH = 256;

/** The caller with its session settled. Throws where `authorize` answered with something that names no tenant. */
export function settledCaller(caller: Caller, request: Request): Required<Caller> {
  const { owner, role } = caller;
  const isOwner = typeof owner === 'string' && owner !== '' && owner.length <= MAX_OWNER_LENGTH && owner.isWellFormed();
  if (!isOwner || (role !== 'admin' && role !== 'member')) {
    throw new BroadcastError({
      code: 'invalid_option',
      message:
        'authorize() must answer null or { owner, actor, role }, where owner is a text of 1 to 256 characters and role is "admin" or "member".',
    });
  }
  const isBearer = /^bearer\s/i.test(request.headers.get('authorization') ?? '');
  return { ...caller, session: caller.session ?? (isBearer ? 'bearer' : 'cookie') };
}
