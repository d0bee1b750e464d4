import type { FormField, GrafanaDraft } from '../grafana-destination-draft/grafana-draft.ts';
import type { GrafanaDestinationFormModel } from '../hooks/use-grafana-destination-form.ts';
import type { SectionProps } from './connection-section.tsx';

/** The Grafana URL turns the id of a sample trace into a link. */
const KEYS: readonly (keyof GrafanaDraft)[] = ['name', 'baseUrl', 'instanceId', 'apiKey', 'headers', 'grafanaUrl'];
const FIELDS: readonly FormField[] = ['name', 'baseUrl', 'instanceId', 'apiKey', 'headers'];
/** What changes with every other section, and means nothing to this one. */
const ELSEWHERE: readonly (keyof GrafanaDestinationFormModel)[] = ['draft', 'issues', 'dirty', 'savesAfterTest'];

/** Whether the section of the connection looks the same: everything that it shows is, though other sections changed. */
export function isSameConnection(a: SectionProps, b: SectionProps): boolean {
  const keys = Object.keys(b.form) as (keyof GrafanaDestinationFormModel)[];
  return (
    a.level === b.level &&
    a.locked === b.locked &&
    KEYS.every((key) => a.form.draft[key] === b.form.draft[key]) &&
    FIELDS.every((field) => a.form.issues[field] === b.form.issues[field]) &&
    keys.every((key) => ELSEWHERE.includes(key) || a.form[key] === b.form[key])
  );
}
