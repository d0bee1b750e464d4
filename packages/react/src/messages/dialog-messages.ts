/** What the dialog says around its form. */
export interface DialogMessages {
  readonly formDescription: string;
  /** In place of the description, where the settings of another destination were copied. */
  readonly copiedFrom: (name: string) => string;
  readonly close: string;
  readonly savedHint: string;
  readonly discardTitle: string;
  readonly discardText: string;
  readonly keepEditing: string;
  readonly discard: string;
}
