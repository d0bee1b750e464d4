import { BroadcastError } from '@broadcast-kit/core';

/** Who calls, as the host's own authentication knows it. */
export interface Caller {
  /** The tenant whose settings these are: workspace or user. 1 to 256 characters. */
  readonly owner: string;
  /**
   * The person or key that acts, for logs, and for limits that hold over all owners: no two people share one. Never a secret.
   * 1 to 256 characters.
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

const MAX_NAME_LENGTH = 256;

function isName(name: unknown): boolean {
  return typeof name === 'string' && name !== '' && name.length <= MAX_NAME_LENGTH && name.isWellFormed();
}

/**
 * The caller with its session settled. Throws where `authorize` answered with something that names no tenant, or nobody who
 * acts: all who have no name would share one limit.
 */
export function settledCaller(caller: Caller, request: Request): Required<Caller> {
  const { owner, actor, role } = caller;
  if (!isName(owner) || !isName(actor) || (role !== 'admin' && role !== 'member')) {
    throw new BroadcastError({
      code: 'invalid_option',
      message:
        'authorize() must answer null or { owner, actor, role }, where owner and actor are texts of 1 to 256 characters and role is "admin" or "member".',
    });
  }
  const isBearer = /^bearer\s/i.test(request.headers.get('authorization') ?? '');
  return { ...caller, session: caller.session ?? (isBearer ? 'bearer' : 'cookie') };
}
