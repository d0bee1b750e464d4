import { decodeBase64 } from '../runtime/base64.ts';
import type { Issue, Parsed } from '../runtime/issue.ts';
import type { GrafanaConfig } from './grafana-config.ts';
import { apiKeyIssue, instanceIdIssue } from './grafana-config-issues.ts';
import { percentDecoded } from './otlp-headers.ts';

const SCHEME_AND_VALUE = /^(basic|bearer)(?:\s|%20|\+)+(.+)$/i;

function refuse(code: string, message: string): { ok: false; issues: Issue[] } {
  return { ok: false, issues: [{ path: 'apiKey', code: `authorization.${code}`, message }] };
}

/**
 * The reverse of `basicAuthorization`: Instance ID and API key from `Basic <base64>`, also percent-encoded as in
 * environment variables. The user ends at the first colon, since a key may hold more of them. No issue quotes the value.
 */
export function parseBasicAuthorization(header: string): Parsed<Pick<GrafanaConfig, 'instanceId' | 'apiKey'>> {
  const [, scheme = '', encoded = ''] = SCHEME_AND_VALUE.exec(header.trim()) ?? [];
  if (scheme.toLowerCase() === 'bearer') {
    return refuse(
      'bearer',
      'This is a Bearer header. Grafana Cloud takes Basic only: the Instance ID and the API key, joined by a colon, in base64.',
    );
  }
  if (scheme === '') return refuse('not_basic', 'The Authorization header has to be Basic, followed by base64.');
  if (/[<>{}$()]|\.{3}/.test(encoded)) {
    return refuse(
      'placeholder',
      'The Authorization header still has a placeholder. Generate a token and copy it again.',
    );
  }
  const decoded = decodeBase64(percentDecoded(encoded).trim());
  const colon = decoded?.indexOf(':') ?? -1;
  if (decoded === undefined || colon < 0) {
    return refuse(
      'not_base64',
      'The Basic value is not the base64 of Instance ID and API key, joined by a colon. Copy the whole line again.',
    );
  }
  const value = { instanceId: decoded.slice(0, colon).trim(), apiKey: decoded.slice(colon + 1).trim() };
  const issues = [instanceIdIssue(value.instanceId), apiKeyIssue(value.apiKey)].filter((issue) => issue !== undefined);
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value };
}
