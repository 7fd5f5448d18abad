import { plural } from '../plural.ts';

/** Items copied to another account. */
export const moves = {
  action: (count: number, text: string) =>
    count === 1 ? 'Copy to another account…' : `Copy ${text} items to another account…`,
  noAccount: 'No other account takes uploads. Connect a Plivo account to copy items there.',
  title: (count: number, text: string) =>
    count === 1 ? 'Copy this item to another account' : `Copy ${text} items to another account`,
  to: 'Account',
  note: 'The originals stay where they are.',
  planning: 'Checking what fits…',
  nothing: 'None of these items can be copied to this account.',
  nothingAlready: 'These items are already being uploaded again.',
  nothingThere: 'This account has these items already.',
  there: (count: number, text: string) =>
    count === 1
      ? '1 item is in this account already.'
      : `${text} items are in this account already.`,
  again: (count: number, text: string) =>
    count === 1 ? 'Copy it again' : `Copy them again (${text})`,
  items: 'Items',
  size: 'Size',
  unsized: (count: number, text: string) =>
    count === 1 ? '1 of unknown size' : `${text} of unknown size`,
  from: 'From',
  underway: (count: number, text: string) =>
    count === 1
      ? '1 item is already being uploaded again.'
      : `${text} items are already being uploaded again.`,
  low: (free: string) =>
    `Only ${free} free on this computer. Copying may stop until there is more.`,
  promise: 'New links',
  remedies: 'Make these fit',
  remedy: {
    shrink: (items: string) => `Resize images to fit (${items})`,
    convert: (items: string, to: string) => `Convert to ${to} (${items})`,
    repack: (items: string) => `Repackage videos as MP4 (${items})`,
    'to-utf8': (items: string) => `Save text as UTF-8 (${items})`,
    'other-account': (items: string) => `Upload to another account (${items})`,
    'remove-place': (items: string) => `Remove the location (${items})`,
    'keep-place': (items: string) => `Keep the location (${items})`,
    'send-cut': (items: string) => `Upload incomplete files (${items})`,
  },
  refused: 'Items that can’t be copied',
  conversation: (account: string) =>
    `${account} uploads to conversations, which sends files to people. Save the items, then upload them to a conversation.`,
  cancel: 'Cancel',
  close: 'Close',
  begin: (count: number) => (count === 0 ? 'Copy items' : `Copy ${plural(count, 'item')}`),
  failed: 'Couldn’t copy to this account',
  begun: (count: number, account: string) =>
    `Copying ${plural(count, 'item')} to ${account}. Activity shows the progress.`,
  done: (count: number, account: string) => `${plural(count, 'item')} copied to ${account}`,
  cleanUp: 'Delete originals…',
};
