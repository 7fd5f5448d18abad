/** The five IPC channels between the preload and the main process; the page can name none of them. */
export const channels = {
  ask: 'satchel:ask',
  event: 'satchel:event',
  files: 'satchel:files',
  count: 'satchel:count',
  spell: 'satchel:spell',
} as const;
