import { createHash } from 'node:crypto';
import * as http from 'node:http';
import * as https from 'node:https';
import type { Duplex } from 'node:stream';

/** Keep-alive agents, one for each destination. */
export interface DestinationAgents {
  /** The agent of a destination: of its origin, and of the credentials that it is called with. */
  agentFor(url: URL, credentials: string | undefined): http.Agent;
  /** Ends all connections. */
  close(): void;
}

/** What {@link createDestinationAgents} needs. */
export interface DestinationAgentsOptions {
  /** Most connections to one destination at a time; further requests wait. */
  readonly maxSockets: number;
  /** How long an unused connection stays open, in milliseconds. */
  readonly idleMs: number;
}

/** Destinations whose connections are kept. The one that was not used for longest goes first. */
const MAX_DESTINATIONS = 1024;
const MAX_IDLE_PER_DESTINATION = 4;
/** Where more are open, none is kept: with at most 256 requests on their way there are never more than 512. */
const MAX_OPEN_TO_KEEP = 256;

/** Names a destination in memory without keeping its key there. */
function destinationKey(url: URL, credentials: string | undefined): string {
  const digest = createHash('sha256').update(credentials ?? '');
  return `${url.origin} ${digest.digest('base64')}`;
}

/**
 * Each destination has connections of its own: one that hangs takes nobody else's, also where many customers use the same
 * gateway, and no connection carries the credentials of two.
 */
export function createDestinationAgents({ maxSockets, idleMs }: DestinationAgentsOptions): DestinationAgents {
  const agents = new Map<string, http.Agent>();
  const options = { keepAlive: true, maxSockets, maxFreeSockets: MAX_IDLE_PER_DESTINATION, timeout: idleMs };
  const open = new Set<Duplex>();

  function createAgent(protocol: string): http.Agent {
    const agent = protocol === 'https:' ? new https.Agent(options) : new http.Agent(options);
    const { createConnection, keepSocketAlive } = agent;
    agent.createConnection = (...given) => {
      const socket = createConnection.apply(agent, given);
      if (!socket) return socket;
      open.add(socket);
      return socket.once('close', () => open.delete(socket));
    };
    agent.keepSocketAlive = (socket) => {
      if (open.size <= MAX_OPEN_TO_KEEP) return keepSocketAlive.call(agent, socket);
      // It ends now, though its end is told later.
      open.delete(socket);
      return false;
    };
    return agent;
  }

  return {
    agentFor(url, credentials) {
      const key = destinationKey(url, credentials);
      const agent = agents.get(key) ?? createAgent(url.protocol);
      // Set again, so that the order of the map is the order of use.
      agents.delete(key);
      agents.set(key, agent);
      const [oldest] = agents.keys();
      // Requests on their way keep the agent that they have; its connections end by themselves when they are idle.
      if (agents.size > MAX_DESTINATIONS && oldest !== undefined) agents.delete(oldest);
      return agent;
    },
    close() {
      // Those of forgotten agents too.
      for (const socket of open) socket.destroy();
      agents.clear();
    },
  };
}
