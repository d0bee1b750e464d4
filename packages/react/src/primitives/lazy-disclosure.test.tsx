import { act, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ComponentType } from 'react';
import { StrictMode } from 'react';
import { describe, expect, it } from 'vitest';
import { LazyDisclosure, type SoughtControl } from './lazy-disclosure.tsx';
import { createLazyPart } from './lazy-part.ts';

interface NoteProps {
  readonly text: string;
}

function Note({ text }: NoteProps) {
  return <input aria-label="Note" data-field="note" defaultValue={text} />;
}

/** A part whose fetches wait until the test settles them. */
function heldPart() {
  const fetches: { readonly arrive: () => void; readonly fail: () => void }[] = [];
  const part = createLazyPart<NoteProps>(
    () =>
      new Promise<ComponentType<NoteProps>>((resolve, reject) => {
        fetches.push({ arrive: () => resolve(Note), fail: () => reject(new Error('offline')) });
      }),
  );
  const settle = (how: 'arrive' | 'fail') => act(async () => fetches.at(-1)?.[how]());
  return { part, fetches, settle };
}

function show(part: ReturnType<typeof heldPart>['part'], sought?: SoughtControl) {
  const element = (next?: SoughtControl) => (
    <StrictMode>
      <LazyDisclosure
        title="Notes"
        help="What to know."
        level={3}
        summary="None yet"
        part={part}
        props={{ text: 'hello' }}
        sought={next}
      />
    </StrictMode>
  );
  const { rerender } = render(element(sought));
  return { seek: (next: SoughtControl) => rerender(element(next)), user: userEvent.setup({ delay: null }) };
}

const title = () => screen.getByRole('button', { name: 'Notes' });

describe('LazyDisclosure', () => {
  it('says what is set while it is closed, and fetches nothing', () => {
    const { part, fetches } = heldPart();
    show(part);
    expect(title().getAttribute('aria-expanded')).toBe('false');
    expect(document.getElementById(title().getAttribute('aria-describedby') ?? '')?.textContent).toBe('None yet');
    expect(fetches).toHaveLength(0);
  });

  it('fetches its content once when it is opened, keeps the focus, and shows it at once the next time', async () => {
    const { part, fetches, settle } = heldPart();
    const { user } = show(part);
    await user.click(title());
    expect(screen.getByRole('status').textContent).toBe('Loading…');
    await settle('arrive');
    expect(screen.getByRole('textbox', { name: 'Note' })).toHaveProperty('value', 'hello');
    expect(document.activeElement).toBe(title());
    await user.click(title());
    expect(screen.queryByRole('textbox')).toBeNull();
    await user.click(title());
    expect(screen.getByRole('textbox', { name: 'Note' })).toBeTruthy();
    expect(fetches).toHaveLength(1);
  });

  it('says that a fetch failed and tries again when asked', async () => {
    const { part, settle } = heldPart();
    const { user } = show(part);
    await user.click(title());
    await settle('fail');
    expect(screen.getByRole('alert').textContent).toContain('Couldn’t load this part.');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(screen.getByRole('status').textContent).toBe('Loading…');
    await settle('arrive');
    expect(screen.getByRole('textbox', { name: 'Note' })).toBeTruthy();
  });

  it('opens for a control that is sought and focuses it, once for each time it is asked', async () => {
    const { part, settle } = heldPart();
    const { seek, user } = show(part);
    seek({ field: 'note', count: 1 });
    await settle('arrive');
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Note' }));
    await user.click(title());
    await user.click(title());
    expect(document.activeElement).toBe(title());
    seek({ field: 'note', count: 2 });
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Note' }));
  });
});
