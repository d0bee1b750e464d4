import { createLazyPart } from '../primitives/lazy-part.ts';

/** The details behind a row. Most visits end without a look at them, so their code comes on demand. */
export const deliveryDetailsPart = createLazyPart(() =>
  import('./delivery-details.tsx').then((file) => file.DeliveryDetails),
);
