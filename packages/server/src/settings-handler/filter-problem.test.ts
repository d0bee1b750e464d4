import { describe, expect, it } from 'vitest';
import { createSettingsTestApi, GOOD_CONFIG } from './__fixtures__/settings-test-api.ts';

describe('filter rules with a broken regular expression', () => {
  it('are refused by name, on create and on update, before anything is tested', async () => {
    const api = createSettingsTestApi();
    const { id } = await api.create();
    api.probes.length = 0;
    const rules = [{ field: 'model', operator: 'regex', value: 'openai/(' }];
    const filter_rules = { groups: [{ logic: 'and', rules }] };
    const body = { type: 'grafana', name: 'Second', config: GOOD_CONFIG, filter_rules };
    for (const answer of [
      await api.send('POST', 'destinations', { body }),
      await api.send('PATCH', `destinations/${id}`, { body: { filter_rules } }),
    ]) {
      expect(answer.status).toBe(400);
      expect(answer.error.metadata?.issues).toMatchObject([
        { path: 'filter_rules.groups.0.rules.0.value', code: 'filter_rules.pattern' },
      ]);
    }
    expect(api.probes).toEqual([]);
  });
});
