import { describe, expect, it } from 'vitest';
import { destinationSettingsIssues } from './destination-settings-issues.ts';

const rule = { field: 'total_tokens', operator: 'gt', value: 1000 };

describe('destinationSettingsIssues', () => {
  it('finds nothing wrong with settings that leave everything to the defaults', () => {
    expect(destinationSettingsIssues({ name: 'Grafana Cloud' })).toEqual([]);
  });

  it.each([
    [{ valueLimitBytes: 12 }, 'valueLimitBytes', /whole number of bytes from 256 to 65,536/],
    [{ valueLimitBytes: 'a lot' }, 'valueLimitBytes', /whole number of bytes/],
    [{ serviceName: 'x'.repeat(256) }, 'serviceName', /at most 255 characters/],
    [{ grafanaUrl: 'http://acme.grafana.net' }, 'grafanaUrl', /is an address such as/],
    [{ apiKeyHashes: [] }, 'apiKeyHashes', /at least one API key/],
    [
      { filterRules: { groups: [{ rules: [rule, { ...rule, value: 'many' }] }] } },
      'filterRules.groups.0.rules.1',
      /compares numbers/,
    ],
  ])('says where and what: %j', (settings, path, message) => {
    const [issue] = destinationSettingsIssues({ name: 'Grafana Cloud', ...settings });
    expect(issue).toMatchObject({ path, message: expect.stringMatching(message) });
  });
});
