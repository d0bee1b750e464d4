import * as v from 'valibot';
import { type GrafanaConfig, type GrafanaConfigInput, parseGrafanaConfig } from './grafana-config.ts';

/**
 * `parseGrafanaConfig` as a schema (valibot, Standard Schema), for forms and frameworks that take one.
 * Issues carry the same paths and messages.
 */
export const GrafanaConfigSchema: v.GenericSchema<GrafanaConfigInput, GrafanaConfig> = v.pipe(
  v.custom<GrafanaConfigInput>(() => true),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const parsed = parseGrafanaConfig(dataset.value);
    if (parsed.ok) return parsed.value;
    const input = dataset.value as unknown as Record<string, unknown>;
    for (const issue of parsed.issues) {
      const [key, ...rest] = issue.path.split('.');
      if (key === undefined || key === '') {
        addIssue({ message: issue.message });
        continue;
      }
      const item = { type: 'object' as const, origin: 'value' as const, input, key, value: undefined };
      const nested = {
        type: 'object' as const,
        origin: 'value' as const,
        input: {},
        key: rest.join('.'),
        value: undefined,
      };
      addIssue({ message: issue.message, path: rest.length > 0 ? [item, nested] : [item] });
    }
    return NEVER;
  }),
);
