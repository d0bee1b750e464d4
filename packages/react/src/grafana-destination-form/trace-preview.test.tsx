import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { button, fillIn, formOf } from './__fixtures__/form-screen.tsx';

const preview = () => screen.findByRole('list', { name: 'Spans and attributes' });
const crossedOut = async () =>
  within(await preview())
    .queryAllByRole('deletion')
    .map(({ textContent }) => textContent);

describe('What is sent', () => {
  it('shows an invented request as spans and attributes, once it is opened', async () => {
    const { user } = await formOf();
    expect(screen.queryByRole('list', { name: 'Spans and attributes' })).toBeNull();

    await user.click(button('What is sent'));

    expect((await preview()).textContent).toContain('Answer · CLIENT · 1,200 ms');
    expect((await preview()).textContent).toContain('gen_ai.request.model');
    expect(await crossedOut()).toEqual([]);
  });

  it('crosses out what privacy mode of the form leaves out, in words too', async () => {
    const { user } = await formOf();
    await user.click(button('What is sent'));
    await preview();

    await user.click(screen.getByRole('checkbox', { name: 'Privacy mode' }));

    const left = await crossedOut();
    expect(left).toHaveLength(5);
    expect(left.join()).toContain('capital of France');
    expect(screen.getAllByText('Left out:')).toHaveLength(5);
    expect(screen.getAllByText(/5 values are left out\./).length).toBeGreaterThan(0);
  });

  it('compares with and without, and leaves the form alone', async () => {
    const { client, user, advance } = await formOf();
    await fillIn(user);
    await user.click(button('What is sent'));
    await preview();

    const compare = screen.getByRole('checkbox', { name: 'Show with privacy mode' });
    await user.click(compare);
    expect(await crossedOut()).toHaveLength(5);
    await user.click(compare);
    expect(await crossedOut()).toEqual([]);

    await user.click(compare);
    await user.click(button('Test & save'));
    await advance(0);
    expect(client.callsOf('createDestination')[0]?.args[0]).not.toHaveProperty('privacyMode', true);
  });

  it('holds no credentials', async () => {
    const { user } = await formOf();
    await fillIn(user);
    await user.click(button('What is sent'));

    expect((await preview()).textContent).not.toContain('glc_');
  });
});
