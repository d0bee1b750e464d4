/** Media features by name, such as `forced-colors: active`. */
export type EmulatedMedia = Readonly<Record<string, string>>;

declare global {
  /** Sets media features of the browser, where the one who drives it can: in tests. */
  var emulateMedia: ((media: EmulatedMedia) => Promise<void>) | undefined;
}

/** Lets a story be looked at with the media features in its `parameters.media`; the answer ends that. */
export async function withMedia(media: EmulatedMedia | undefined): Promise<() => Promise<void>> {
  if (media === undefined) return async () => {};
  await globalThis.emulateMedia?.(media);
  return async () => globalThis.emulateMedia?.({});
}
