import * as http from 'node:http';
import * as https from 'node:https';
import { rootCertificates } from 'node:tls';

/** What {@link createAgentPool} needs. */
export interface AgentPoolOptions {
  readonly maxSockets: number;
  readonly extraCertificates?: readonly string[] | undefined;
}

/** Connections, kept apart by origin. */
export interface AgentPool {
  /** The agent of a URL's origin. */
  for(url: URL): http.Agent;
  close(): void;
}

const MAX_AGENTS = 512;

function isIdle(agent: http.Agent): boolean {
  return Object.keys(agent.sockets).length === 0 && Object.keys(agent.requests).length === 0;
}

/**
 * One keep-alive agent per origin: a destination that hangs fills its own pool and no other's, and no connection is ever
 * shared between origins. Bounded: beyond 512 origins the one that was idle for longest is closed.
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
    for (const [origin, agent] of agents) {
      if (!isIdle(agent)) continue;
      agent.destroy();
      agents.delete(origin);
      return;
    }
  }

  return {
    for(url) {
      const known = agents.get(url.origin);
      const agent =
        known ?? (url.protocol === 'https:' ? new https.Agent({ ...settings, ...tls }) : new http.Agent(settings));
      // Put at the end, so that the order of the map is the order of use.
      agents.delete(url.origin);
      agents.set(url.origin, agent);
      if (agents.size > MAX_AGENTS) dropOldestIdle();
      return agent;
    },
    close() {
      for (const agent of agents.values()) agent.destroy();
      agents.clear();
    },
  };
}
