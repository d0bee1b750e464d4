import { isLoopbackBinding } from './access/loopback.ts';
import type { DemoConfig } from './config/demo-config.ts';
import type { RunningDemo } from './start-demo.ts';

function lines(title: string, values: readonly (readonly [label: string, value: string])[]): string {
  return [title, ...values.map(([label, value]) => `  ${label.padEnd(16)}${value}`)].join('\n');
}

/** What the demo says when it is up: where it is, and what opens it. */
export function startMessage({ url, info }: Pick<RunningDemo, 'url' | 'info'>, config: DemoConfig): string {
  const notes = isLoopbackBinding(config.host)
    ? []
    : [
        'Other machines reach this demo. The settings page and the credentials stay on this one, as 127.0.0.1;\nwith the management key the settings API works from anywhere.',
      ];
  return [
    '',
    lines('Broadcast Kit demo', [
      ['Chat', `${url}/`],
      ['Settings', `${url}/settings/observability`],
      ['Traces', `${url}/traces`],
    ]),
    lines('Grafana Cloud stand-in: paste into Settings', [
      ['Base URL', info.otlpBaseUrl],
      ['Instance ID', info.instanceId],
      ['API key', info.apiKey],
    ]),
    lines('For API clients', [
      ['Chat base URL', `${url}/api/v1`],
      ['Chat API keys', info.gatewayKeys.join(', ')],
      ['Management key', info.managementKey],
    ]),
    lines('Running with', [
      ['Model', config.upstream?.baseUrl ?? 'built in; UPSTREAM_BASE_URL uses a real one'],
      ['Data', `${config.dataDir}; --reset clears it`],
      ...(config.allowHosts.length > 0 ? [['Allowed hosts', config.allowHosts.join(', ')] as const] : []),
    ]),
    ...notes,
    'Ctrl+C stops it.',
    '',
  ].join('\n\n');
}
