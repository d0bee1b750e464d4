import { once } from 'node:events';
import * as http from 'node:http';
import * as https from 'node:https';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createDestinationAgents } from './destination-agents.ts';

const LIMITS = { maxSockets: 4, idleMs: 30_000 };
const US = new URL('https://otlp-gateway-prod-us-east-0.grafana.net/otlp/v1/traces');

describe('createDestinationAgents', () => {
  it('keeps one agent for each origin and credentials, of the kind that its scheme needs', () => {
    const { agentFor } = createDestinationAgents(LIMITS);
    const agent = agentFor(US, 'Basic a');
    expect(agent).toBeInstanceOf(https.Agent);
    expect(agent).toMatchObject({ maxSockets: 4, options: { keepAlive: true, timeout: 30_000 } });
    expect(agentFor(new URL('/other', US), 'Basic a')).toBe(agent);
    expect(agentFor(US, 'Basic b')).not.toBe(agent);
    expect(agentFor(US, undefined)).not.toBe(agent);
    expect(agentFor(new URL('https://otlp-gateway-prod-eu-west-2.grafana.net/'), 'Basic a')).not.toBe(agent);
    expect(agentFor(new URL('http://127.0.0.1:4318'), undefined)).not.toBeInstanceOf(https.Agent);
    expect(agentFor(new URL('http://127.0.0.1:4318'), undefined)).toBeInstanceOf(http.Agent);
  });

  it('forgets the destination that was not used for longest, so that removed ones do not pile up', () => {
    const { agentFor } = createDestinationAgents(LIMITS);
    const first = agentFor(US, 'Basic first');
    const second = agentFor(US, 'Basic second');
    agentFor(US, 'Basic first');
    for (let number = 1; number <= 1023; number += 1) agentFor(US, `Basic ${number}`);
    expect(agentFor(US, 'Basic first')).toBe(first);
    expect(agentFor(US, 'Basic second')).not.toBe(second);
  });

  it('ends the connections of forgotten destinations too when it is closed', async () => {
    const server = http.createServer(() => {});
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const { agentFor, close } = createDestinationAgents(LIMITS);
    const waiting = http.get(url, { agent: agentFor(url, 'Basic first') });
    const ended = once(waiting, 'error');
    await once(server, 'request');
    for (let number = 1; number <= 1024; number += 1) agentFor(url, `Basic ${number}`);
    close();
    expect(await ended).toMatchObject([{ code: 'ECONNRESET' }]);
    server.close();
  });
});
