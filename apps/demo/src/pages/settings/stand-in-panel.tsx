import { basicAuthorization } from '@broadcast-kit/core';
import { CopyButton } from '../frame/copy-button.tsx';
import { type DemoInfo, useDemoInfo } from '../frame/demo-info.ts';
import { Icon } from '../frame/icon.tsx';

/** The values as Grafana Cloud's own page shows them, which the form reads from one paste. */
function snippetOf({ otlpBaseUrl, instanceId, apiKey }: DemoInfo): string {
  const credentials = basicAuthorization({ instanceId, apiKey }).replace(' ', '%20');
  return [
    `OTEL_EXPORTER_OTLP_ENDPOINT="${otlpBaseUrl}"`,
    `OTEL_EXPORTER_OTLP_HEADERS="Authorization=${credentials}"`,
  ].join('\n');
}

/** The three values of the OTLP gateway on this machine, to be pasted into the form above. */
export function StandInPanel() {
  const loaded = useDemoInfo();
  const values =
    loaded.state === 'ready'
      ? [
          { label: 'Base URL', value: loaded.info.otlpBaseUrl },
          { label: 'Instance ID', value: loaded.info.instanceId },
          { label: 'API key', value: loaded.info.apiKey },
        ]
      : [];

  return (
    <section className="demo-panel settings-stand-in" aria-labelledby="stand-in-title">
      <div className="settings-stand-in-head">
        <h2 className="demo-subtitle" id="stand-in-title">
          No Grafana account at hand?
        </h2>
        {loaded.state === 'ready' ? (
          <CopyButton text={snippetOf(loaded.info)} label="all three values" word="Copy all three" />
        ) : null}
      </div>
      <p className="demo-muted settings-stand-in-lead">
        This demo runs an OTLP gateway of its own, as strict as Grafana Cloud's. Copy all three values and paste them
        into any field of the form. What the gateway receives is shown under{' '}
        <a className="demo-link" href="/traces">
          Traces
        </a>
        .
      </p>
      {loaded.state === 'failed' ? (
        <div className="demo-callout" data-tone="warning" role="status">
          <Icon name="alert" />
          <p>{loaded.message}</p>
        </div>
      ) : (
        <dl className="settings-values" aria-busy={loaded.state === 'loading'}>
          {values.map(({ label, value }) => (
            <div key={label} className="settings-value">
              <dt>{label}</dt>
              <dd>
                <code>{value}</code>
                <CopyButton text={value} label={label} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
