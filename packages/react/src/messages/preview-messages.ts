/** What the preview of a trace says. */
export interface PreviewMessages {
  readonly previewHelp: string;
  /** On the choice that compares with and without. */
  readonly previewPrivacy: string;
  readonly previewPrivacyHint: string;
  /** How many values privacy mode leaves out. */
  readonly leftOutCount: (count: number) => string;
  /** Read out before a value that privacy mode leaves out. */
  readonly leftOut: string;
  /** Name of the whole tree. */
  readonly previewTree: string;
  /** What all spans share. */
  readonly resource: string;
  /** How many attributes a span has. */
  readonly attributeCount: (count: number) => string;
}
