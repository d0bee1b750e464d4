export {
  type GrafanaDashboard,
  type GrafanaDashboardOptions,
  grafanaDashboard,
} from './grafana/grafana-dashboard.ts';
