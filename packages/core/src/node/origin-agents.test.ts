import * as http from 'node:http';
import * as https from 'node:https';
import { describe, expect, it } from 'vitest';
import { createOriginAgents } from './origin-agents.ts';

const LIMITS = { maxSockets: 4, idleMs: 30_000 };

describe('createOriginAgents', () => {
  it('keeps one agent for each origin, of the kind that its scheme needs', () => {
    const agents = createOriginAgents(LIMITS);
    const gateway = agents.agentFor(new URL('https://otlp-gateway-prod-us-east-0.grafana.net/otlp/v1/traces'));
    expect(gateway).toBeInstanceOf(https.Agent);
    expect(gateway).toMatchObject({ maxSockets: 4, options: { keepAlive: true, timeout: 30_000 } });
    expect(agents.agentFor(new URL('https://otlp-gateway-prod-us-east-0.grafana.net/other'))).toBe(gateway);
    expect(agents.agentFor(new URL('https://otlp-gateway-prod-eu-west-2.grafana.net/'))).not.toBe(gateway);
    expect(agents.agentFor(new URL('http://127.0.0.1:4318'))).not.toBeInstanceOf(https.Agent);
    expect(agents.agentFor(new URL('http://127.0.0.1:4318'))).toBeInstanceOf(http.Agent);
  });

  it('forgets the origin that was not used for longest, so that removed destinations do not pile up', () => {
    const agents = createOriginAgents(LIMITS);
    const first = agents.agentFor(new URL('http://a.test'));
    const second = agents.agentFor(new URL('http://b.test'));
    agents.agentFor(new URL('http://a.test'));
    for (let port = 1; port <= 1023; port += 1) agents.agentFor(new URL(`http://c.test:${port + 1000}`));
    expect(agents.agentFor(new URL('http://a.test'))).toBe(first);
    expect(agents.agentFor(new URL('http://b.test'))).not.toBe(second);
  });
});
