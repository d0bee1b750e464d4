import { type ReactElement, useState } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { tracesEnglish } from '../messages/english/traces-english.ts';
import { Button } from '../primitives/button.tsx';

/** Props of {@link DashboardDownload}. */
export interface DashboardDownloadProps {
  /** `service.name` of the destination, which the dashboard asks for. */
  readonly serviceName: string;
  /** Uid of the data source that the dashboard begins with. Default: the default one of the Grafana. */
  readonly dataSource?: string | undefined;
}

const FILE_NAME = 'broadcast-dashboard.json';

/** Gives the Grafana dashboard as a file to import. It is made here, so no server has to have it. */
export function DashboardDownload({ serviceName, dataSource }: DashboardDownloadProps): ReactElement {
  const m = useMessages(tracesEnglish);
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready');
  async function download(): Promise<void> {
    setState('busy');
    try {
      const { grafanaDashboard } = await import('@broadcast-kit/core/dashboard');
      saveFile(JSON.stringify(grafanaDashboard({ serviceName, dataSource }), null, 2));
      setState('ready');
    } catch {
      setState('failed');
    }
  }
  return (
    <div className="bk-section-head">
      <Button busy={state === 'busy'} onClick={() => void download()}>
        {m.getDashboard}
      </Button>
      <p className="bk-hint" role="status">
        {state === 'failed' ? m.partFailed : m.dashboardHint}
      </p>
    </div>
  );
}

function saveFile(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = FILE_NAME;
  link.click();
  URL.revokeObjectURL(url);
}
