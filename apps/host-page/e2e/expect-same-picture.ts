import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

const FOLDER = new URL('__screenshots__/', import.meta.url);

/**
 * Fails where two pictures differ, and leaves both with what differs. The tolerance is that of pixelmatch for one pixel,
 * which takes anti-aliasing out; no pixel may pass it.
 */
export async function expectSamePicture(name: string, actual: Uint8Array, expected: Uint8Array): Promise<void> {
  if (Buffer.compare(actual, expected) === 0) return;
  const [one, other] = [PNG.sync.read(Buffer.from(actual)), PNG.sync.read(Buffer.from(expected))];
  const { width, height } = one;
  const isOfOneSize = other.width === width && other.height === height;
  const difference = new PNG({ width, height });
  const count = isOfOneSize ? pixelmatch(one.data, other.data, difference.data, width, height, { threshold: 0.1 }) : 0;
  if (isOfOneSize && count === 0) return;
  await mkdir(FOLDER, { recursive: true });
  const pictures = { actual, expected, ...(isOfOneSize ? { difference: PNG.sync.write(difference) } : {}) };
  for (const [kind, picture] of Object.entries(pictures)) {
    await writeFile(new URL(`${name}-${kind}.png`, FOLDER), picture);
  }
  const what = isOfOneSize ? `${count} pixels differ` : `${width}×${height} instead of ${other.width}×${other.height}`;
  throw new Error(`${name}: ${what}. See ${fileURLToPath(FOLDER)}`);
}
