import { createTestClock, type TestClock } from '@broadcast-kit/core/testing';
import { act, type RenderResult, render } from '@testing-library/react';
import { type UserEvent, userEvent } from '@testing-library/user-event';
import { type ReactElement, StrictMode } from 'react';
import { BroadcastProvider, type BroadcastProviderProps } from '../broadcast-provider/broadcast-provider.tsx';

/** What a component test works with. */
export interface Rendered extends RenderResult {
  readonly user: UserEvent;
  readonly clock: TestClock;
  /** Lets time pass, and what follows from it happen. */
  advance(ms: number): Promise<void>;
}

/** Enters a value as people do with keys: in one go. */
export async function enter(user: UserEvent, control: HTMLElement, value: string): Promise<void> {
  await user.click(control);
  await user.paste(value);
}

/** Renders below a provider, in strict mode, with a clock that stands still, and lets the first answers arrive. */
export async function renderWithClient(
  element: ReactElement,
  options: Omit<BroadcastProviderProps, 'children' | 'clock'>,
): Promise<Rendered> {
  const clock = createTestClock();
  const advance = (ms: number): Promise<void> => act(() => clock.advance(ms));
  const result = render(
    <StrictMode>
      <BroadcastProvider {...options} clock={clock}>
        {element}
      </BroadcastProvider>
    </StrictMode>,
  );
  await advance(0);
  return { ...result, user: userEvent.setup({ delay: null }), clock, advance };
}
