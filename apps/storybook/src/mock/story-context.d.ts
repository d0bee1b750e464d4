import type { StoryBackend } from './story-backend.ts';
import type { StoryBackendOptions } from './story-backend-options.ts';

declare module 'storybook/internal/csf' {
  interface StoryContext {
    /** The story's own gateway: the real settings API over a Grafana Cloud that does what it is told. */
    backend: StoryBackend;
  }

  interface Parameters {
    backend?: StoryBackendOptions;
    /** Media features to look at the story with, such as `{ 'forced-colors': 'active' }`. Set in tests only. */
    media?: Readonly<Record<string, string>>;
  }
}
