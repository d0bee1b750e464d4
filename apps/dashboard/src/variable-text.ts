/** What a viewer chooses, and the time range that Grafana knows. */
export type VariableName =
  | 'datasource'
  | 'service'
  | 'model'
  | 'user'
  | 'api_key'
  | 'environment'
  | 'metadata_key'
  | 'metadata_value'
  | '__from'
  | '__to';

/** The place where Grafana puts the value of a variable; with `regex`, as a pattern for all chosen values. */
export function variableText(name: VariableName, format?: 'regex'): string {
  return `\${${name}${format === undefined ? '' : `:${format}`}}`;
}
