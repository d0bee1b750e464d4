import { afterEach } from 'vitest';
import { cdp } from 'vitest/browser';
import './emulated-media.ts';

// As the browser is started: whoever sets one feature sets all of them.
const ALWAYS = { 'prefers-reduced-motion': 'reduce' };

let isChanged = false;

async function emulate(media: Readonly<Record<string, string>>): Promise<void> {
  const features = Object.entries({ ...ALWAYS, ...media }).map(([name, value]) => ({ name, value }));
  await cdp().send('Emulation.setEmulatedMedia', { features });
}

globalThis.emulateMedia = async (media) => {
  isChanged = true;
  await emulate(media);
};

// Not left to the story: Storybook cleans up when the next one starts, and the next may be in another file.
afterEach(async () => {
  if (isChanged) await emulate({});
  isChanged = false;
});
