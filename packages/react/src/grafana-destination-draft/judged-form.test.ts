import { describe, expect, it } from 'vitest';
import { createFakeSettingsClient } from '../testing/fake-settings-client.ts';
import { sampleDestination } from '../testing/sample-destination.ts';
import type { FieldIssues } from './draft-issues.ts';
import { withChangedRule, withRule } from './edit-filter-rules.ts';
import { createFormController } from './form-controller.ts';
import { currentIssues } from './form-issues.ts';
import { createDraft, type GrafanaDraft } from './grafana-draft.ts';

const EMPTY = createDraft('').filterRules;
const WRONG = withRule(EMPTY, 'r1');
const GOOD = withChangedRule(WRONG, 'r1', { value: 'gpt-4o' });
const ISSUE = { code: 'filter_rules.value_missing', parts: [{ part: 'r1', code: 'filter_rules.value_missing' }] };

/** A judge whose verdicts come when the test lets them. */
function heldJudge() {
  const verdicts: { readonly give: (issues: FieldIssues) => void; readonly fail: () => void }[] = [];
  const judge = (_: GrafanaDraft) =>
    new Promise<FieldIssues>((resolve, reject) => {
      verdicts.push({ give: resolve, fail: () => reject(new Error('offline')) });
    });
  return { judge, verdicts };
}

function editedForm(destination = sampleDestination()) {
  const client = createFakeSettingsClient({ destinations: [destination] });
  const { judge, verdicts } = heldJudge();
  return { client, verdicts, form: createFormController({ client, destination, judge }) };
}

const soon = () => new Promise<void>((resolve) => setTimeout(resolve));

describe('values that are being judged', () => {
  it('are not saved before it is known whether they can be', async () => {
    const { client, form, verdicts } = editedForm();
    form.send({ type: 'edited', change: { filterRules: WRONG } });
    form.send({ type: 'save-requested', at: 0 });
    await soon();
    expect(client.callsOf('updateDestination')).toEqual([]);

    verdicts[0]?.give({ filterRules: ISSUE });
    await soon();
    expect(client.callsOf('updateDestination')).toEqual([]);
    expect(form.state.get().attention?.field).toBe('filterRules');
  });

  it('are saved by the same click once they turn out fine', async () => {
    const { client, form, verdicts } = editedForm();
    form.send({ type: 'edited', change: { filterRules: GOOD } });
    form.send({ type: 'save-requested', at: 0 });
    verdicts[0]?.give({});
    await soon();

    expect(client.callsOf('updateDestination')).toHaveLength(1);
  });

  it('are left to the server where the judge cannot be loaded', async () => {
    const { client, form, verdicts } = editedForm();
    form.send({ type: 'edited', change: { filterRules: WRONG } });
    form.send({ type: 'save-requested', at: 0 });
    verdicts[0]?.fail();
    await soon();

    expect(client.callsOf('updateDestination')).toHaveLength(1);
  });

  it('take the verdict on what they are now, in whatever order verdicts come', async () => {
    const { form, verdicts } = editedForm();
    form.send({ type: 'edited', change: { filterRules: GOOD } });
    form.send({ type: 'edited', change: { filterRules: WRONG } });
    verdicts[1]?.give({ filterRules: ISSUE });
    verdicts[0]?.give({});
    await soon();

    expect(currentIssues(form.state.get()).filterRules).toEqual(ISSUE);
  });

  it('are those of the optional sections: other edits wait for nothing', async () => {
    const { client, form, verdicts } = editedForm();
    form.send({ type: 'edited', change: { name: 'Renamed' } });
    form.send({ type: 'save-requested', at: 0 });

    expect(verdicts).toEqual([]);
    expect(client.callsOf('updateDestination')).toHaveLength(1);
  });
});
