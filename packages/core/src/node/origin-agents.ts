import * as http from 'node:http';
import * as https from 'node:https';

/** Keep-alive agents, one for each origin. */
export interface OriginAgents {
  agentFor(url: URL): http.Agent;
  /** Ends all connections. */
  close(): void;
}

/** Origins whose connections are kept. The one that was not used for longest goes first. */
const MAX_ORIGINS = 1024;

/**
 * Each origin has connections of its own, so that one that hangs takes nobody else's. An agent keeps no secret: TLS
 * sessions and sockets are bound to the origin.
 *
 * @param maxSockets - Most connections to one origin at a time; further requests wait.
 * @param idleMs - How long an unused connection stays open.
 */
export function createOriginAgents({ maxSockets, idleMs }: { maxSockets: number; idleMs: number }): OriginAgents {
  const agents = new Map<string, http.Agent>();
  const options = { keepAlive: true, maxSockets, maxFreeSockets: maxSockets, timeout: idleMs };
  return {
    agentFor(url) {
      const agent =
        agents.get(url.origin) ?? (url.protocol === 'https:' ? new https.Agent(options) : new http.Agent(options));
      // Set again, so that the order of the map is the order of use.
      agents.delete(url.origin);
      agents.set(url.origin, agent);
      const [oldest] = agents.keys();
      // Requests on their way keep the agent that they have; its connections end by themselves when they are idle.
      if (agents.size > MAX_ORIGINS && oldest !== undefined) agents.delete(oldest);
      return agent;
    },
    close() {
      for (const agent of agents.values()) agent.destroy();
      agents.clear();
    },
  };
}
