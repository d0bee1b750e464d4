import { cdp } from 'vitest/browser';
import './emulated-media.ts';

// As the browser is started: whoever sets one feature sets all of them.
const ALWAYS = { 'prefers-reduced-motion': 'reduce' };

globalThis.emulateMedia = async (media) => {
  const features = Object.entries({ ...ALWAYS, ...media }).map(([name, value]) => ({ name, value }));
  await cdp().send('Emulation.setEmulatedMedia', { features });
};
