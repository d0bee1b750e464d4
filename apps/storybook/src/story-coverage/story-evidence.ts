/** What a story run has shown. */
export interface StoryEvidence {
  /** Keys of messages that were on the page, `group.key` for texts within a group. */
  readonly messages: readonly string[];
  /** Codes of diagnoses and of refusals by the settings API that were put into words. */
  readonly codes: readonly string[];
  /** Components that were on the page, and the values of their props that tell variants apart: `Component.prop=value`. */
  readonly components: readonly string[];
}

declare module 'vitest' {
  interface TaskMeta {
    storyEvidence?: StoryEvidence | undefined;
  }
}
