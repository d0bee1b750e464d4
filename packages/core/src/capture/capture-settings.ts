import type { Clock } from '../runtime/clock.ts';
import { systemClock } from '../runtime/clock.ts';

/** Options that every way to capture has. */
export interface CaptureSettings {
  /** Most characters of content that one generation collects from its answer. Default 1,048,576. */
  readonly maxContentChars?: number | undefined;
  /** Default: the platform's. */
  readonly clock?: Clock | undefined;
  /** Makes the id of a generation whose provider gave none. Default: `gen-` and a random UUID. */
  readonly createId?: (() => string) | undefined;
}

/** Default of {@link CaptureSettings.maxContentChars}. */
const DEFAULT_MAX_CONTENT_CHARS = 1024 * 1024;

/** The settings with their defaults. */
export function captureSettings(settings: CaptureSettings): {
  readonly maxContentChars: number;
  readonly clock: Clock;
  readonly createId: () => string;
} {
  return {
    maxContentChars: settings.maxContentChars ?? DEFAULT_MAX_CONTENT_CHARS,
    clock: settings.clock ?? systemClock,
    createId: settings.createId ?? (() => `gen-${globalThis.crypto.randomUUID()}`),
  };
}
