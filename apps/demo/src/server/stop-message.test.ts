import { expect, it } from 'vitest';
import { stopMessage } from './stop-message.ts';

it('accounts for every record by name and number', () => {
  const message = stopMessage({
    shutdown: { delivered: 2, persisted: 0, dropped: 1 },
    total: {
      offered: 9,
      accepted: 8,
      refused: { invalid: 1 },
      delivered: 5,
      dropped: { rejected: 2, shut_down: 1 },
      pending: 0,
      rejectedSpans: 0,
      skipped: { sampled_out: 4, filtered: 0 },
    },
  });
  expect(message).toBe(
    [
      'Stopped. While stopping: 2 delivered, 0 kept for later, 1 dropped.',
      'Since the start: 9 records offered, 5 delivered, 3 dropped (2 rejected, 1 shut_down), 1 refused (1 invalid), 0 pending; 4 not meant for their destination (4 sampled_out).',
    ].join('\n'),
  );
});
