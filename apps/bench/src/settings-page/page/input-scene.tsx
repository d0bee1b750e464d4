import { type ReactElement, useState } from 'react';

/** What typing costs in React at least. */
export function InputScene(): ReactElement {
  const [value, setValue] = useState('');
  return (
    <label>
      Name <input value={value} onChange={({ target }) => setValue(target.value)} />
    </label>
  );
}
