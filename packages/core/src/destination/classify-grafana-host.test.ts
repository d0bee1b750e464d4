import { describe, expect, it } from 'vitest';
import { classifyGrafanaHost, isGrafanaHost } from './classify-grafana-host.ts';

describe('classifyGrafanaHost', () => {
  it.each([
    ['https://otlp-gateway-prod-us-east-0.grafana.net/otlp', 'prod-us-east-0'],
    ['https://otlp-gateway-prod-us-east-4.aws-us-east-4-1.grafana.net/otlp', 'prod-us-east-4'],
    ['https://otlp-gateway-ops-eu-south-0.grafana-ops.net/otlp', 'ops-eu-south-0'],
    ['https://otlp-gateway-dev-us-central-0.grafana-dev.net/otlp', 'dev-us-central-0'],
    ['https://otlp-gateway-prod-us-east-0.grafana.net./otlp', 'prod-us-east-0'],
  ])('sees the gateway of a region in %s', (url, region) => {
    expect(classifyGrafanaHost(url)).toEqual({ kind: 'gateway', region });
  });

  it('sees a PrivateLink gateway', () => {
    const url = 'https://prod-ap-northeast-0-otlp-gateway.ap-northeast-1.vpce.grafana.net/otlp';
    expect(classifyGrafanaHost(url)).toEqual({ kind: 'private_link' });
  });

  it.each([
    ['https://tempo-prod-04-prod-us-east-0.grafana.net/tempo', 'tempo'],
    ['https://prometheus-prod-13-prod-us-east-0.grafana.net/api/prom/push', 'prometheus'],
    ['https://logs-prod-006.grafana.net', 'logs'],
    ['https://profiles-prod-001.grafana.net', 'profiles'],
    ['https://fleet-management-prod-008.grafana.net', 'fleet-management'],
  ])('names the other service behind %s', (url, service) => {
    expect(classifyGrafanaHost(url)).toEqual({ kind: 'other_service', service });
  });

  it('finds the Instance ID in the address of the otlp-info page', () => {
    expect(classifyGrafanaHost('https://grafana.com/orgs/acme/stacks/123456/otlp-info')).toEqual({
      kind: 'portal',
      instanceId: '123456',
    });
    expect(classifyGrafanaHost('https://grafana.com/orgs/acme/stacks')).toEqual({ kind: 'portal' });
  });

  it('sees the stack in a dashboard URL', () => {
    expect(classifyGrafanaHost('https://acme.grafana.net/explore?orgId=1')).toEqual({
      kind: 'stack',
      grafanaUrl: 'https://acme.grafana.net',
    });
  });

  it.each([
    'https://grafana.net.evil.example',
    'https://evilgrafana.net',
    'https://otel.example.com',
    'http://127.0.0.1:4318',
  ])('says nothing about %s', (url) => {
    expect(classifyGrafanaHost(url)).toEqual({ kind: 'other' });
  });
});

describe('isGrafanaHost', () => {
  it('is true for hosts below the domains of Grafana Cloud only', () => {
    expect(
      ['otlp-gateway-prod-us-east-0.grafana.net', 'a.b.grafana.net', 'x.grafana-ops.net'].every(isGrafanaHost),
    ).toBe(true);
    expect(['grafana.net', 'evilgrafana.net', 'grafana.net.evil.example', 'grafana.com'].some(isGrafanaHost)).toBe(
      false,
    );
  });
});
