/** What has no path crosses as bytes; more than this is refused by its size alone. */
export const maxHandedBytes = 64 * 1024 * 1024;
/** As many as are handed over at once. */
export const mostHanded = 10_000;

/** A file as a host hands it over: by where it lies, or by its bytes. The window can name neither. */
export type HandedFile =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'bytes'; readonly name: string; readonly bytes: Uint8Array };
