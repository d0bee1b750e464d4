/** What the form says once a new destination is saved. */
export interface SavedMessages {
  readonly savedTitle: (name: string) => string;
  readonly savedText: string;
  /** Where to look while there are no links. */
  readonly savedWhere: string;
  readonly savedLinks: string;
  readonly broadcastIsOff: string;
  readonly turnOn: string;
  readonly done: string;
}
