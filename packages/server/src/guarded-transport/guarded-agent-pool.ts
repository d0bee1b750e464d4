import { createHash } from 'node:crypto';
import * as http from 'node:http';
import * as https from 'node:https';
import { rootCertificates } from 'node:tls';

/** What {@link createAgentPool} needs. */
export interface AgentPoolOptions {
  readonly maxSockets: number;
  readonly extraCertificates?: readonly string[] | undefined;
}

/** Connections, kept apart by destination. */
export interface AgentPool {
  /** The agent of a destination: of its origin, and of the credentials that it is called with. */
  for(url: URL, credentials: string | null): http.Agent;
  close(): void;
}

const MAX_AGENTS = 512;

function isIdle(agent: http.Agent): boolean {
  return Object.keys(agent.sockets).length === 0 && Object.keys(agent.requests).length === 0;
}

/** Names a destination in memory without keeping its key there. */
function destinationKey(url: URL, credentials: string | null): string {
  return `${url.origin} ${createHash('sha256')
    .update(credentials ?? '')
    .digest('base64')}`;
}

/**
 * One keep-alive agent per destination: one that hangs fills its own pool and no other's, also where many customers use
 * the same gateway, and no connection carries the credentials of two. Bounded: beyond 512 destinations the one that was
 * idle for longest is closed.
 */
export function createAgentPool({ maxSockets, extraCertificates }: AgentPoolOptions): AgentPool {
  const agents = new Map<string, http.Agent>();
  const settings = { keepAlive: true, maxSockets, maxFreeSockets: 4, scheduling: 'lifo' as const, timeout: 60_000 };
  const tls = {
    // Said outright, so that NODE_TLS_REJECT_UNAUTHORIZED=0 in the environment does not open customers' connections too.
    rejectUnauthorized: true,
    ...(extraCertificates === undefined ? {} : { ca: [...rootCertificates, ...extraCertificates] }),
  };

  function dropOldestIdle(): void {
    for (const [key, agent] of agents) {
      if (!isIdle(agent)) continue;
      agent.destroy();
      agents.delete(key);
      return;
    }
  }

  return {
    for(url, credentials) {
      const key = destinationKey(url, credentials);
      const known = agents.get(key);
      const agent =
        known ?? (url.protocol === 'https:' ? new https.Agent({ ...settings, ...tls }) : new http.Agent(settings));
      // Put at the end, so that the order of the map is the order of use.
      agents.delete(key);
      agents.set(key, agent);
      if (agents.size > MAX_AGENTS) dropOldestIdle();
      return agent;
    },
    close() {
      for (const agent of agents.values()) agent.destroy();
      agents.clear();
    },
  };
}
