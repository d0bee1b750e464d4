import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import {
  type Dashboard,
  DashboardBuilder,
  DashboardCursorSync,
  type Panel,
  RowBuilder,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { dashboardLinks } from './dashboard-links.ts';
import { overviewPanels, recentErrors, trafficPanels, usagePanels } from './dashboard-panels.ts';
import { dashboardVariables } from './dashboard-variables.ts';

/** The sections from top to bottom; the first one needs no title. */
const SECTIONS: readonly { readonly title?: string; readonly panels: readonly Builder<Panel>[] }[] = [
  { panels: overviewPanels() },
  { title: 'Traffic', panels: trafficPanels() },
  { title: 'Usage and cost', panels: usagePanels() },
  { title: 'Errors', panels: [recentErrors()] },
];

/** The dashboard, by Grafana's own builder: what is in it is what Grafana's schema knows. */
export function llmDashboard(): Dashboard {
  const builder = new DashboardBuilder('LLM calls')
    .uid('broadcast-llm-calls')
    .description('What LLM calls cost, how fast they are and where they fail, from the traces of Broadcast.')
    .tags(['llm', 'openrouter', 'broadcast'])
    .editable()
    .tooltip(DashboardCursorSync.Crosshair)
    .time({ from: 'now-6h', to: 'now' })
    .timezone('browser')
    .refresh('')
    .annotations([])
    .variables(dashboardVariables())
    .links(dashboardLinks());
  let id = 0;
  for (const { title, panels } of SECTIONS) {
    if (title !== undefined) builder.withRow(new RowBuilder(title).id(++id));
    for (const panel of panels) {
      const numbered = { ...panel.build(), id: ++id };
      builder.withPanel({ build: () => numbered });
    }
  }
  return builder.build();
}
