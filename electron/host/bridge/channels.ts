/** The four IPC channels between the preload and the main process; the page can name none of them. */
export const channels = {
  ask: 'satchel:ask',
  event: 'satchel:event',
  files: 'satchel:files',
  count: 'satchel:count',
} as const;

/** What has no path crosses as bytes; more than this is refused by its size alone. */
export const maxPastedBytes = 64 * 1024 * 1024;

export type IntakeItem =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'bytes'; readonly name: string; readonly bytes: Uint8Array };
