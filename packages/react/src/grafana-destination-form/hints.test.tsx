import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { enter } from '../testing/render-with-client.tsx';
import { CANARY_KEY } from '../testing/sample-destination.ts';
import { apiKey, baseUrl, button, describedBy, fillIn, formOf, instanceId } from './__fixtures__/form-screen.tsx';

const EU = 'https://otlp-gateway-prod-eu-west-2.grafana.net/otlp';
const EU_KEY = `glc_${btoa(JSON.stringify({ o: '1', n: 'n', k: 'k', m: { r: 'prod-eu-west-2' } }))}`;

describe('before any test', () => {
  it('a key of another region is told, and mended with one click; nothing is blocked', async () => {
    const { client, user, advance } = await formOf();
    await enter(user, instanceId(), '123456');
    await enter(user, apiKey(), EU_KEY);

    expect(describedBy(baseUrl())).toContain('The API key belongs to prod-eu-west-2, the Base URL to prod-us-west-0.');
    expect(baseUrl().getAttribute('aria-invalid')).toBeNull();
    await user.click(button('Test connection'));
    await advance(0);
    expect(client.callsOf('testDraft')).toHaveLength(1);

    await user.click(button('Use eu-west-2'));
    expect(baseUrl().value).toBe(EU);
    expect(document.activeElement).toBe(baseUrl());
    expect(screen.queryByRole('button', { name: 'Use eu-west-2' })).toBeNull();
  });

  it('the address of dashboards is told at once, and kept where links to Grafana need it', async () => {
    const { client, user } = await formOf();
    await enter(user, baseUrl(), 'https://acme.grafana.net');
    expect(describedBy(baseUrl())).toContain('This is the address of your dashboards.');
    expect(baseUrl().getAttribute('aria-invalid')).toBeNull();

    await user.tab();
    expect(baseUrl().getAttribute('aria-invalid')).toBe('true');
    await user.click(button('Use as Grafana URL'));

    expect(baseUrl().value).toBe('');
    expect(baseUrl().getAttribute('aria-invalid')).toBeNull();
    await fillIn(user);
    await user.click(button('Test & save'));
    await screen.findByRole('heading', { name: 'Grafana Cloud is connected' });
    expect(client.callsOf('createDestination')[0]?.args[0]).toMatchObject({ grafanaUrl: 'https://acme.grafana.net' });
  });

  it('the address of dashboards in a pasted env block is told like a typed one, and the rest is taken', async () => {
    const { user } = await formOf();
    await user.click(screen.getByLabelText('Paste from Grafana'));
    await user.paste(
      `OTEL_EXPORTER_OTLP_ENDPOINT=https://acme.grafana.net/explore
OTEL_EXPORTER_OTLP_HEADERS="Authorization=Basic%20${btoa(`123456:${CANARY_KEY}`)}"`,
    );

    expect(baseUrl().value).toBe('https://acme.grafana.net');
    expect(describedBy(baseUrl())).toContain('This is the URL of your Grafana dashboards.');
    expect([instanceId().value, apiKey().value]).toEqual(['123456', CANARY_KEY]);
    await user.click(button('Use as Grafana URL'));
    expect(baseUrl().value).not.toContain('acme.grafana.net');
  });

  it('a page of the portal gives its Instance ID', async () => {
    const { user } = await formOf();
    await user.type(baseUrl(), 'https://grafana.com/orgs/acme/stacks/777/otlp-info');

    await user.click(button('Use 777 as Instance ID'));

    expect([baseUrl().value, instanceId().value]).toEqual(['', '777']);
  });

  it.each(['glsa_AbCdEf', 'eyJhbGciOi'])(
    '%s is told to be the wrong kind of token while it is typed',
    async (typed) => {
      const { user } = await formOf();

      await user.type(apiKey(), typed);

      expect(describedBy(apiKey())).toContain('You need an access-policy token, which starts with glc_.');
      expect(apiKey().getAttribute('aria-invalid')).toBeNull();
    },
  );

  it('is heard by those who do not see the field', async () => {
    const { user } = await formOf();

    await enter(user, apiKey(), EU_KEY);

    const spoken = screen.getAllByRole('status').map(({ textContent }) => textContent);
    expect(spoken).toContain('The API key belongs to prod-eu-west-2, the Base URL to prod-us-west-0.');
  });

  it('what was pasted around a value goes when the field is left', async () => {
    const { user } = await formOf();
    await enter(user, baseUrl(), `"${EU}"`);
    await enter(user, instanceId(), ' 123456\n');
    await enter(user, apiKey(), ` '${CANARY_KEY}' `);
    await user.tab();

    expect([baseUrl().value, instanceId().value, apiKey().value]).toEqual([EU, '123456', CANARY_KEY]);
  });
});
