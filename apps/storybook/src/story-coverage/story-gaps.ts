import type { PublicSurface } from './public-surface.ts';
import type { StoryEvidence } from './story-evidence.ts';

/** Options of {@link storyGaps}. */
export interface StoryGapsOptions {
  readonly surface: PublicSurface;
  readonly evidence: readonly StoryEvidence[];
  /** What may be missing, and why. */
  readonly allowed: Readonly<Record<string, string>>;
}

/** What should be in a story and is in none, and what is excused without need, each in a line. */
export function storyGaps({ surface, evidence, allowed }: StoryGapsOptions): readonly string[] {
  const missing = (['components', 'messages', 'codes'] as const).flatMap((kind) => {
    const shown = new Set(evidence.flatMap((one) => one[kind]));
    return surface[kind].filter((name) => !shown.has(name));
  });
  const everything = [...surface.components, ...surface.messages, ...surface.codes];
  return [
    ...missing.filter((name) => !(name in allowed)).map((name) => `no story shows ${name}`),
    ...Object.keys(allowed)
      .filter((name) => everything.includes(name) && !missing.includes(name))
      .map((name) => `${name} has a story, so it needs no excuse`),
    ...Object.keys(allowed)
      .filter((name) => !everything.includes(name))
      .map((name) => `${name} is excused, but nothing is called that`),
  ];
}
