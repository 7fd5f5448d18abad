import { isolate } from '../isolate.ts';
import { plural } from '../plural.ts';

const items = (count: number, text: string) => (count === 1 ? '1 item' : `${text} items`);

/** Everything that runs or has run, in one list. */
export const activity = {
  title: 'Activity',
  list: 'Activity',
  show: 'Show in Activity',
  summary: (running: number, attention: number) =>
    [
      ...(running === 0 ? [] : [`${running} running`]),
      ...(attention === 0 ? [] : [`${attention} need${attention === 1 ? 's' : ''} attention`]),
    ].join(', '),
  loading: 'Loading receipts…',
  stoppingNow: 'Stopping…',
  bySchedule: 'By schedule',
  beforeCleanup: 'Before cleaning up',
  details: 'Details',
  again: 'Try again',
  showFolder: 'Show in folder',
  failed: 'Couldn’t load receipts',
  retry: 'Try again',
  shown: { label: 'Show', all: 'All activity', receipts: 'All receipts' },
  sections: { attention: 'Needs attention', now: 'Now' },
  empty: {
    title: 'No activity',
    text: 'Uploads, messages, archives, saved files and deletions appear here while they run and after they end.',
    receipts: 'No receipts',
    receiptsText:
      'Satchel keeps a receipt of everything you delete, even after you remove the account.',
  },
  clearAll: 'Clear finished',
  clear: 'Clear',
  cleared: (count: number, text: string) =>
    count === 1 ? '1 entry cleared' : `${text} entries cleared`,
  verifyFile: 'Verify a saved receipt…',
  accounts: (first: string, more: number) => (more === 0 ? first : `${first} and ${more} more`),
  rate: (text: string) => `${text} per second`,
  left: (duration: string) => `${duration} left`,
  waiting: (why: string) => `Waiting: ${why}`,
  progress: (done: string, of: string) => `${done} of ${of}`,
  removal: {
    pending: (count: number, text: string) => `Deleting ${items(count, text)} soon`,
    starts: (duration: string) => `Starts in ${duration}`,
    running: (count: number, text: string) => `Deleting ${items(count, text)}`,
    paused: 'Paused',
    stopping: 'Stopping. Waiting for the provider to confirm the last ones.',
    undo: 'Undo',
    now: 'Delete now',
    pause: 'Pause',
    resume: 'Resume',
    stop: 'Stop',
    stopped: 'Stopping…',
    done: (count: number, text: string) => `Deleted ${items(count, text)}`,
    partly: (done: string, of: string) => `Deleted ${done} of ${of} items`,
    none: (count: number, text: string) => `Couldn’t delete ${items(count, text)}`,
    undone: (count: number, text: string) => `Kept ${items(count, text)}`,
    refused: (text: string, why: string) => `${text} not deleted: ${why}`,
    kept: (text: string) => `${text} kept`,
    unknown: (text: string) => `${text} unconfirmed`,
    /** Why items were refused, by the kind of failure. */
    why: {
      unauthorized: 'token rejected',
      forbidden: 'not allowed',
      'not-found': 'account removed',
      'rate-limited': 'rate limit',
      'provider-refused': 'refused by the provider',
      'provider-down': 'no usable answer',
      changed: 'message changed',
      'not-archived': 'not archived first',
      'cannot-remove': 'can’t be deleted',
      'no-message': 'can’t be deleted',
      offline: 'offline',
      proxy: 'blocked by the proxy',
      'keychain-unavailable': 'keychain locked',
    } as Readonly<Record<string, string>>,
    whyElse: 'other reasons',
    class: (text: string, why: string) => `${text} ${why}`,
  },
  upload: {
    running: (count: number) => `Uploading ${plural(count, 'file')}`,
    done: (count: number) => `Uploaded ${plural(count, 'file')}`,
    partly: (done: string, of: string) => `Uploaded ${done} of ${of} files`,
    failed: (text: string) => `${text} failed`,
    undecided: (text: string) => `${text} waiting for you`,
    cancelled: (text: string) => `${text} cancelled`,
    show: 'Show uploads',
    to: (account: string) => `Uploads to ${account}`,
  },
  message: {
    title: (to: string) => `Message to ${to}`,
    show: 'Show messages',
  },
  save: {
    title: (name: string) => `Saving ${isolate(name)}`,
    handOver: (count: number) => `Downloading ${plural(count, 'file')}`,
    stop: 'Stop',
    stopping: 'Stopping…',
    done: (name: string) => `Saved ${isolate(name)}`,
    failed: (name: string) => `Couldn’t save ${isolate(name)}`,
  },
  archive: {
    running: (count: number, text: string, title: string) =>
      `Archiving ${items(count, text)} to ${isolate(title)}`,
    done: (count: number, text: string, title: string) =>
      `Archived ${items(count, text)} to ${isolate(title)}`,
    partly: (done: string, of: string, title: string) =>
      `Archived ${done} of ${of} items to ${isolate(title)}`,
    none: (count: number, text: string, title: string) =>
      `Couldn’t archive ${items(count, text)} to ${isolate(title)}`,
    unbegun: (title: string) => `Couldn’t update ${isolate(title)}`,
    failed: (text: string) => `${text} failed`,
    left: (text: string) => `Stopped, ${text} not archived`,
  },
  verify: {
    running: (title: string) => `Checking the files of ${isolate(title)}`,
    done: (title: string) => `Checked the files of ${isolate(title)}`,
    failed: (title: string) => `Couldn’t check the files of ${isolate(title)}`,
    whole: (count: number) => `${plural(count, 'file')} unchanged`,
    findings: 'Show what was found',
  },
  folder: {
    running: (count: number, text: string, folder: string) =>
      `Saving ${items(count, text)} in ${isolate(folder)}`,
    done: (count: number, text: string, folder: string) =>
      `Saved ${items(count, text)} in ${isolate(folder)}`,
    partly: (done: string, of: string, folder: string) =>
      `Saved ${done} of ${of} items in ${isolate(folder)}`,
    none: (count: number, text: string, folder: string) =>
      `Couldn’t save ${items(count, text)} in ${isolate(folder)}`,
    failed: (text: string) => `${text} failed`,
    left: (text: string) => `Stopped, ${text} not saved`,
  },
  receipt: {
    show: 'Show receipt',
    save: 'Save receipt',
    formats: { text: 'As text…', csv: 'As CSV…', json: 'As JSON…' },
    saved: (name: string) => `Saved ${name}`,
    notSaved: 'Couldn’t save the receipt',
    showFile: 'Show in folder',
    dialog: 'Deletion receipt',
    confirmed: 'Confirmed',
    ended: 'Ended',
    accounts: 'Accounts',
    id: 'Receipt',
    digest: 'Signed off',
    unsigned: 'In progress',
    practice: 'practice account',
    lines: 'Items',
    outcomes: {
      all: 'All',
      deleted: 'Deleted',
      refused: 'Not deleted',
      kept: 'Kept',
      unknown: 'Unconfirmed',
    },
    chip: (label: string, text: string) => `${label} ${text}`,
    open: 'In progress',
    asked: (when: string) => `Asked ${when}`,
    answer: (status: number | null, kind: string) =>
      status === null
        ? 'No answer'
        : kind === 'accepted'
          ? `Accepted (${status})`
          : `Answer ${status}`,
    checked: (when: string) => `Checked ${when}, no longer there`,
    route: (from: string, to: string) => `${from} to ${to}`,
    loading: 'Loading…',
    failed: 'Couldn’t load the receipt',
    close: 'Close',
    verify: 'Verify receipt',
    holds: 'Receipt verified. It’s unchanged since it was signed off.',
    broken: 'This receipt has changed since it was signed off.',
    file: {
      same: (name: string) => `${name} matches the receipt in Satchel.`,
      changed: (name: string) => `${name} is different from the receipt in Satchel.`,
      none: (name: string) => `${name} isn’t a receipt from this computer.`,
    },
  },
};
