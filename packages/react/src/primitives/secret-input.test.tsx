import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { SecretInput } from './secret-input.tsx';

function KeyForm() {
  const [value, setValue] = useState('');
  return (
    <>
      <SecretInput
        aria-label="API key"
        type="password"
        value={value}
        onChange={({ target }) => setValue(target.value)}
      />
      <button type="button" onClick={() => setValue('glc_from_a_snippet')}>
        Fill
      </button>
      <output>{value.length}</output>
    </>
  );
}

it('takes what is typed and what is filled in, and keeps both out of the markup', async () => {
  const { container } = render(<KeyForm />);
  const input = screen.getByLabelText<HTMLInputElement>('API key');
  await userEvent.type(input, 'glc_typed');
  expect(screen.getByRole('status').textContent).toBe('9');
  expect(container.innerHTML).not.toContain('glc_');
  await userEvent.click(screen.getByRole('button', { name: 'Fill' }));
  expect(input.value).toBe('glc_from_a_snippet');
  expect(container.innerHTML).not.toContain('glc_');
});
