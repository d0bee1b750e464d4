import { trimPasted } from '@broadcast-kit/core';
import { grafanaAddress } from './draft-settings.ts';
import type { FormField, GrafanaDraft } from './grafana-draft.ts';

const AROUND_VALUE = /^[\s"'`]+|[\s"'`,;]+$/g;

/** What people paste around the value of a field goes when they leave it, not while they type. Empty where nothing does. */
export function tidied(field: FormField, draft: GrafanaDraft): Partial<GrafanaDraft> {
  if (field === 'apiKey' && draft.apiKey.kind === 'typed') {
    const value = trimPasted(draft.apiKey.value);
    return value === draft.apiKey.value ? {} : { apiKey: { kind: 'typed', value } };
  }
  const value = tidyText(field, draft);
  return value === undefined ? {} : { [field]: value };
}

function tidyText(field: FormField, draft: GrafanaDraft): string | undefined {
  switch (field) {
    case 'name':
    case 'serviceName':
    case 'valueLimitBytes':
      return draft[field].trim();
    case 'baseUrl':
    case 'instanceId':
      return draft[field].replace(AROUND_VALUE, '');
    case 'grafanaUrl':
      return grafanaAddress(draft.grafanaUrl) ?? '';
    default:
      return undefined;
  }
}
