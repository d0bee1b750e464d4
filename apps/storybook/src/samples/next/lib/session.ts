/** Yours: whoever signed in. */
export interface Session {
  readonly userId: string;
  readonly workspaceId: string;
  readonly role: 'admin' | 'member';
}

const SESSIONS = new Map<string, Session>([['demo', { userId: 'user_7', workspaceId: 'workspace_1', role: 'admin' }]]);

/** `null`: nobody is signed in. */
export async function readSession(request: Request): Promise<Session | null> {
  const id = /(?:^|;\s*)session=([^;]+)/.exec(request.headers.get('cookie') ?? '')?.[1];
  return SESSIONS.get(id ?? '') ?? null;
}
