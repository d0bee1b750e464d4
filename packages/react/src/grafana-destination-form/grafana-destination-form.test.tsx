import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { createFakeSettingsClient, passedTest, refusal } from '../testing/fake-settings-client.ts';
import { enter } from '../testing/render-with-client.tsx';
import { CANARY_KEY, REVOKED_KEY, sampleDestination } from '../testing/sample-destination.ts';
import {
  apiKey,
  baseUrl,
  button,
  describedBy,
  FAILED,
  field,
  fillIn,
  formOf,
  instanceId,
} from './__fixtures__/form-screen.tsx';

const EU = 'https://otlp-gateway-prod-eu-west-2.grafana.net/otlp';
const SNIPPET = `export OTEL_EXPORTER_OTLP_ENDPOINT="${EU}"
export OTEL_EXPORTER_OTLP_HEADERS="Authorization=Basic%20${btoa(`777:${CANARY_KEY}`)}"`;

describe('a new destination', () => {
  it('starts with a name and shows the default Base URL and where traces would go', async () => {
    await formOf();

    expect(field('Name').value).toBe('Grafana Cloud');
    expect(baseUrl().placeholder).toBe('https://otlp-gateway-prod-us-west-0.grafana.net');
    expect(describedBy(baseUrl())).toContain('Sends to https://otlp-gateway-prod-us-west-0.grafana.net/otlp/v1/traces');
  });

  it('gets a name that is free', async () => {
    await formOf({}, createFakeSettingsClient({ destinations: [sampleDestination()] }));

    expect(field('Name').value).toBe('Grafana Cloud 2');
  });

  it('goes from three values to a saved destination with the keyboard alone', async () => {
    const onSaved = vi.fn();
    const { client, user, advance } = await formOf({ onSaved });

    const [id, key] = [instanceId(), apiKey()];
    while (document.activeElement !== id) await user.tab();
    await user.keyboard('123456');
    while (document.activeElement !== key) await user.tab();
    await user.keyboard(`${CANARY_KEY}{Enter}`);
    await advance(0);

    expect(client.calls.map(({ method }) => method)).toEqual([
      'listDestinations',
      'getBroadcast',
      'testDraft',
      'createDestination',
    ]);
    expect(onSaved).toHaveBeenCalledTimes(1);
    expect(screen.getByRole('heading', { name: 'Grafana Cloud is connected' })).toBe(document.activeElement);
    expect(screen.getByText(/within 1–2 minutes/)).toBeTruthy();
    expect(await screen.findByText('{ resource.service.name = "openrouter" }')).toBeTruthy();
  });

  it('offers to turn Broadcast on after the save, while it is off', async () => {
    const { client, user, advance } = await formOf();
    await fillIn(user);
    await user.click(button('Test & save'));
    await advance(0);

    await user.click(button('Turn on Broadcast'));
    await advance(0);

    expect(client.callsOf('setBroadcast').map(({ args }) => args[0])).toEqual([true]);
    expect(screen.queryByRole('button', { name: 'Turn on Broadcast' })).toBeNull();
  });
});

describe('wrong values', () => {
  it('are explained when the field is left, not while somebody types', async () => {
    const { user } = await formOf();

    await user.type(instanceId(), 'acme');
    expect(instanceId().getAttribute('aria-invalid')).toBeNull();
    await user.tab();

    expect(instanceId().getAttribute('aria-invalid')).toBe('true');
    expect(describedBy(instanceId())).toContain('The Instance ID is a number');
  });

  it.each([
    ['a dashboard URL', baseUrl, 'https://acme.grafana.net', 'This is the URL of your Grafana dashboards.'],
    ['a service account token', apiKey, 'glsa_AbCdEf012345_abcdef01', 'This is a service account token'],
    ['a URL as Instance ID', instanceId, 'https://acme.grafana.net', 'The Instance ID is only the number'],
  ])('%s is named for what it is', async (_, control, value, text) => {
    const { user } = await formOf();

    // A pasted one would go to the field it belongs to.
    await user.type(control(), value);
    await user.tab();

    expect(describedBy(control())).toContain(text);
  });

  it('take the place of the hint, and no preview says where a Base URL would send that cannot work', async () => {
    const { user } = await formOf();

    await enter(user, baseUrl(), 'https://acme.grafana.net');
    expect(document.body.textContent).not.toContain('Sends to');
    expect(describedBy(baseUrl())).toContain('This is the address of your dashboards.');
    await user.tab();

    expect(document.body.textContent).not.toContain('Sends to');
    expect(describedBy(baseUrl())).toMatch(/^This is the URL of your Grafana dashboards/);
    expect(screen.queryByText(/This is the address of your dashboards/)).toBeNull();
  });

  it('on submit put the focus on the first one, and say how many there are', async () => {
    const { client, user } = await formOf();

    await user.clear(field('Name'));
    await user.click(button('Test & save'));

    expect(document.activeElement).toBe(field('Name'));
    expect(screen.getByText('3 fields need attention.')).toBeTruthy();
    expect(client.callsOf('testDraft')).toEqual([]);
  });
});

describe('the connection test', () => {
  it('reports a pass and lets it be saved', async () => {
    const { user, advance } = await formOf();
    await fillIn(user);

    await user.click(button('Test connection'));
    await advance(0);

    expect(screen.getAllByText('Connection healthy · 212 ms · tested just now')[0]).toBeTruthy();
    expect(document.activeElement).toBe(button('Test connection'));
    expect(button('Save')).toBeTruthy();
  });

  it('names the field at fault, says what to do and leads there', async () => {
    const { client, user, advance } = await formOf();
    client.next('testDraft', FAILED);
    await fillIn(user);

    await user.click(button('Test connection'));
    await advance(0);

    const alert = screen.getByRole('alert');
    expect(alert.textContent).toContain('Grafana refused the key.');
    expect(alert.textContent).toContain('Generate a new token.');
    expect(document.activeElement).toBe(button('Test connection'));
    expect(apiKey().getAttribute('aria-invalid')).toBe('true');
    expect(describedBy(apiKey())).toContain('Grafana refused the key.');
    expect(apiKey().value).toBe(CANARY_KEY);

    await user.click(within(alert).getByRole('button', { name: 'Go to API key' }));
    expect(document.activeElement).toBe(apiKey());
  });

  it('repairs what it can with one click and tests again', async () => {
    const { client, user, advance } = await formOf();
    const fix = { field: 'baseUrl', value: EU, label: 'Use prod-eu-west-2' } as const;
    const diagnosis = { ...REVOKED_KEY, code: 'auth.region_mismatch', field: 'baseUrl', fix } as const;
    client.next('testDraft', { ok: true, value: { ok: false, durationMs: 90, diagnosis } });
    await fillIn(user);
    await user.click(button('Test connection'));
    await advance(0);

    await user.click(button('Use prod-eu-west-2'));
    await advance(0);

    expect(baseUrl().value).toBe(EU);
    expect(client.callsOf('testDraft')[1]?.args[0]).toMatchObject({ baseUrl: EU });
    expect(button('Save')).toBeTruthy();
    expect(document.activeElement).toBe(button('Test connection'));
  });

  it('shows details for support without the key', async () => {
    const { client, user, advance, container } = await formOf();
    client.next('testDraft', FAILED);
    await fillIn(user);
    await user.click(button('Test connection'));
    await advance(0);

    await user.click(button('Copy details'));

    const copied = await navigator.clipboard.readText();
    expect(copied).toContain('Code: auth.unauthorized');
    expect(copied).toContain('Status: 401');
    expect(copied).not.toContain(CANARY_KEY);
    expect(container.textContent).not.toContain(CANARY_KEY);
  });

  it('says in words that it takes long, and can be cancelled', async () => {
    const { client, user, advance } = await formOf();
    client.hold('testDraft');
    await fillIn(user);
    await user.click(button('Test connection'));
    expect(button('Test connection').getAttribute('aria-busy')).toBe('true');

    await advance(4_000);
    expect(screen.getByText('Still waiting for Grafana…')).toBeTruthy();
    await user.click(button('Cancel test'));

    expect(screen.getByText(/^Not tested yet/)).toBeTruthy();
    expect(document.activeElement).toBe(button('Test connection'));
  });

  it('is out of date after an edit and says of what, and holds again once the value is back', async () => {
    const { user, advance } = await formOf();
    await fillIn(user);
    await user.click(button('Test connection'));
    await advance(0);

    await user.type(instanceId(), '7');
    expect(screen.getAllByText('The test is out of date: Instance ID changed.')[0]).toBeTruthy();
    expect(button('Test & save')).toBeTruthy();

    await user.keyboard('{Backspace}');
    expect(button('Save')).toBeTruthy();
  });

  it('still holds after a rename, another rate and privacy mode', async () => {
    const { client, user, advance } = await formOf();
    await fillIn(user);
    await user.click(button('Test connection'));
    await advance(0);

    await user.type(field('Name'), ' EU');
    await user.clear(field('Sampling rate'));
    await user.type(field('Sampling rate'), '2,5');
    await user.click(screen.getByRole('checkbox', { name: 'Privacy mode' }));
    await user.click(button('Save'));
    await advance(0);

    expect(client.callsOf('testDraft')).toHaveLength(1);
    expect(client.callsOf('createDestination')[0]?.args[0]).toMatchObject({
      name: 'Grafana Cloud EU',
      samplingRate: 0.025,
      privacyMode: true,
      testReceipt: 'receipt-1',
    });
  });

  it('is too old after ten minutes, says so, and runs again with the save', async () => {
    const { client, user, advance } = await formOf();
    await fillIn(user);
    await user.click(button('Test connection'));
    await advance(0);
    expect(button('Save')).toBeTruthy();

    await advance(600_000);
    expect(screen.getAllByText(/^The test is too old\./)[0]).toBeTruthy();
    await user.click(button('Test & save'));
    await advance(0);

    expect(client.callsOf('testDraft')).toHaveLength(2);
    expect(client.callsOf('createDestination')).toHaveLength(1);
  });

  it('says nothing about a cancelled test, and its late answer counts for nothing', async () => {
    const { client, user, advance } = await formOf();
    const held = client.hold('testDraft');
    await fillIn(user);
    await user.click(button('Test connection'));
    await user.click(button('Cancel test'));

    held.answer(passedTest());
    await advance(0);

    expect(screen.getByText(/^Not tested yet/)).toBeTruthy();
    expect(button('Test & save')).toBeTruthy();
  });

  it('ends without a result when a tested value is edited while it runs', async () => {
    const { client, user, advance } = await formOf();
    const held = client.hold('testDraft');
    await fillIn(user);
    await user.click(button('Test connection'));
    await user.type(instanceId(), '7');
    expect(client.callsOf('testDraft')[0]?.args[1]).toMatchObject({ signal: { aborted: true } });

    held.answer({ ok: true, value: { ok: false, durationMs: 9, diagnosis: FAILED.value.diagnosis } });
    await advance(0);

    expect(screen.getByText(/^Not tested yet/)).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('does not save what failed', async () => {
    const { client, user, advance } = await formOf();
    client.next('testDraft', FAILED);
    await fillIn(user);

    await user.click(button('Test & save'));
    await advance(0);

    expect(client.callsOf('createDestination')).toEqual([]);
    expect(screen.getByRole('alert').textContent).toContain('Grafana refused the key.');
  });
});

describe('pasting', () => {
  it.each(['Paste from Grafana', 'Instance ID'])(
    'a snippet into "%s" fills all three values, and can be undone',
    async (into) => {
      const { client, user } = await formOf();

      await user.click(field(into));
      await user.paste(SNIPPET);

      expect([baseUrl().value, instanceId().value, apiKey().value]).toEqual([EU, '777', CANARY_KEY]);
      expect(field('Paste from Grafana').value).toBe('');
      expect(screen.getByText(/^Filled Base URL, Instance ID,? and API key from the snippet\./)).toBeTruthy();
      expect(client.callsOf('testDraft')).toEqual([]);

      await user.click(button('Undo'));
      expect([baseUrl().value, instanceId().value, apiKey().value]).toEqual(['', '', '']);
      expect(document.activeElement).toBe(field('Paste from Grafana'));
    },
  );

  it('a plain value leaves it as it is', async () => {
    const { user } = await formOf();

    await user.click(instanceId());
    await user.paste(' 123456\n');
    await user.tab();

    expect(instanceId().value).toBe('123456');
  });

  it('a text without anything to use says so', async () => {
    const { user } = await formOf();

    await user.click(field('Paste from Grafana'));
    await user.paste('hello world');

    expect(screen.getByText('No Base URL, Instance ID or API key found in this text.')).toBeTruthy();
  });
});

describe('the API key', () => {
  it('is hidden, kept from password managers, and readable for a while on request', async () => {
    const { user, advance } = await formOf();
    await enter(user, apiKey(), CANARY_KEY);

    expect(apiKey().type).toBe('password');
    expect(apiKey().autocomplete).toBe('off');
    expect(apiKey().getAttribute('data-1p-ignore')).toBe('');
    expect(`${apiKey().name} ${apiKey().id}`).not.toMatch(/password|user/i);

    const show = screen.getByRole('button', { name: 'Show API key', pressed: false });
    await user.click(show);
    expect(apiKey().type).toBe('text');
    expect(show.getAttribute('aria-pressed')).toBe('true');

    await advance(30_000);
    expect(apiKey().type).toBe('password');
  });

  it('that is stored is a text with Replace, and can be kept after all', async () => {
    const { user } = await formOf({ destination: sampleDestination() });

    expect(screen.getByText('glc_...a1b2c3d4 · stored encrypted')).toBeTruthy();
    await user.click(button('Replace API key'));
    expect(document.activeElement).toBe(apiKey());
    expect(apiKey().value).toBe('');

    await user.click(button('Keep current key'));
    expect(screen.getByText('glc_...a1b2c3d4 · stored encrypted')).toBeTruthy();
    expect(document.activeElement).toBe(button('Replace API key'));
  });

  it('that is stored must be entered again for another host', async () => {
    const { client, user } = await formOf({ destination: sampleDestination() });

    await user.clear(baseUrl());
    await enter(user, baseUrl(), 'https://collector.example.com');
    await user.tab();

    expect(screen.getByText(/points to another host/)).toBeTruthy();
    await user.click(button('Test & save'));
    expect(client.callsOf('testDestination')).toEqual([]);
    expect(document.activeElement).toBe(button('Replace API key'));
  });
});

describe('saving a change', () => {
  it('needs no test when only the name changed', async () => {
    const { client, user, advance } = await formOf(
      { destination: sampleDestination() },
      createFakeSettingsClient({ destinations: [sampleDestination()] }),
    );
    expect(screen.getByText('The connection is unchanged and needs no test.')).toBeTruthy();

    await user.type(field('Name'), ' EU');
    await user.click(button('Save'));
    await advance(0);

    expect(client.callsOf('testDestination')).toEqual([]);
    expect(client.callsOf('updateDestination')[0]?.args[1]).toEqual({ name: 'Grafana Cloud EU' });
  });

  it('leaves the form open for the next change, based on the saved version', async () => {
    const destination = sampleDestination();
    const { client, user, advance } = await formOf(
      { destination },
      createFakeSettingsClient({ destinations: [destination] }),
    );
    await user.type(field('Name'), ' EU');
    await user.click(button('Save'));
    await advance(0);
    expect(screen.getAllByText('Saved').length).toBeGreaterThan(0);

    await user.click(screen.getByRole('checkbox', { name: 'Privacy mode' }));
    expect(screen.queryByText('Saved')).toBeNull();
    await user.click(button('Save'));
    await advance(0);

    expect(client.callsOf('updateDestination')[1]?.args.slice(1)).toEqual([{ privacyMode: true }, { etag: '"2"' }]);
  });

  it('shows a name that is taken at the name', async () => {
    const { client, user, advance } = await formOf();
    client.next('createDestination', refusal('name_taken'));
    await fillIn(user);

    await user.click(button('Test & save'));
    await advance(0);

    expect(describedBy(field('Name'))).toContain('Another destination has this name.');
    expect(document.activeElement).toBe(field('Name'));
    expect(apiKey().value).toBe(CANARY_KEY);
  });

  it('keeps my entries when somebody else was faster, and saves them on top', async () => {
    const destination = sampleDestination();
    const theirs = { ...destination, samplingRate: 0.5, etag: '"7"' };
    const { client, user, advance } = await formOf(
      { destination },
      createFakeSettingsClient({ destinations: [destination] }),
    );
    client.next('updateDestination', refusal('version_conflict', { current: theirs }));
    await user.type(field('Name'), ' EU');
    await user.click(button('Save'));
    await advance(0);

    expect(screen.getByRole('alert').textContent).toContain('Somebody else changed this destination meanwhile.');
    expect(field('Name').value).toBe('Grafana Cloud EU');
    await user.click(button('Save mine'));
    await advance(0);

    expect(client.callsOf('updateDestination')[1]?.args.slice(1)).toEqual([
      { name: 'Grafana Cloud EU' },
      { etag: '"7"' },
    ]);
  });

  it('saves once on a double click and keeps the values still meanwhile', async () => {
    const { client, user, advance } = await formOf();
    const held = client.hold('createDestination');
    await fillIn(user);
    await user.dblClick(button('Test & save'));
    await advance(0);

    expect(client.callsOf('createDestination')).toHaveLength(1);
    expect(instanceId().readOnly).toBe(true);
    held.answer(refusal('server_error', { message: 'The server failed.' }));
    await advance(0);

    expect(screen.getByRole('alert').textContent).toContain('Couldn’t save the destination.');
    expect(apiKey().value).toBe(CANARY_KEY);
  });

  it('says that the destination was deleted meanwhile', async () => {
    const { client, user, advance } = await formOf({ destination: sampleDestination() });
    client.next('updateDestination', refusal('not_found'));
    await user.type(field('Name'), ' EU');
    await user.click(button('Save'));
    await advance(0);

    expect(screen.getByRole('alert').textContent).toContain('This destination was deleted meanwhile.');
  });
});

describe('read-only', () => {
  it('shows everything and offers no change', async () => {
    await formOf({ destination: sampleDestination(), readOnly: true });

    expect(instanceId().readOnly).toBe(true);
    expect(screen.queryByRole('button', { name: /Save|Test|Replace/ })).toBeNull();
  });
});

it('aborts a test that is running when the form goes away', async () => {
  const { client, user, unmount } = await formOf();
  client.hold('testDraft');
  await fillIn(user);
  await user.click(button('Test connection'));

  unmount();

  expect(client.callsOf('testDraft')[0]?.args[1]).toMatchObject({ signal: { aborted: true } });
});

it('takes over a pass only from the latest test', async () => {
  const { client, user, advance } = await formOf();
  const first = client.hold('testDraft');
  await fillIn(user);
  await user.click(button('Test connection'));
  await user.click(button('Cancel test'));
  client.next('testDraft', FAILED);
  await user.click(button('Test connection'));
  await advance(0);

  first.answer(passedTest());
  await advance(0);

  expect(screen.getByRole('alert').textContent).toContain('Grafana refused the key.');
  expect(button('Test & save')).toBeTruthy();
});
