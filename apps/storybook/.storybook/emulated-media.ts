/** Media features by name, such as `forced-colors: active`. */
export type EmulatedMedia = Readonly<Record<string, string>>;

declare global {
  /** Sets media features of the browser until the test ends, where the one who drives it can: in tests. */
  var emulateMedia: ((media: EmulatedMedia) => Promise<void>) | undefined;
}
