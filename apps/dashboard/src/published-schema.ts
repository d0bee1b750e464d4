import type { RuleGroup } from '@grafana/grafana-foundation-sdk/alerting';
import type { Dashboard, Panel, RowPanel } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Dataquery } from '@grafana/grafana-foundation-sdk/tempo';
import spanMetricsAlerts from '../generated/alerts-span-metrics.json' with { type: 'json' };
import traceqlAlerts from '../generated/alerts-traceql.json' with { type: 'json' };
import dashboard from '../generated/dashboard.json' with { type: 'json' };

/** What JSON can hold of a type of Grafana's: no functions, enums as their texts and numbers. */
type InJson<Type> = Type extends string
  ? string
  : Type extends number
    ? number
    : Type extends readonly (infer Item)[]
      ? InJson<Item>[]
      : Type extends object
        ? { [Key in keyof Type as Type[Key] extends (...args: never) => unknown ? never : Key]: InJson<Type[Key]> }
        : Type;

/** The targets of a panel are of any data source in Grafana's schema; ours are Tempo's. */
type TempoPanel = Omit<Panel, 'targets'> & { targets: Dataquery[] };

/** Files that people import, held to the types of Grafana's published schema by the compiler. */
export const publishedDashboard: InJson<Omit<Dashboard, 'panels'> & { panels: (TempoPanel | RowPanel)[] }> = dashboard;

/** The alert rules, in the same way. */
export const publishedAlerts: InJson<RuleGroup>[] = [spanMetricsAlerts, traceqlAlerts];
