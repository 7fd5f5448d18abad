import { isolate } from '../isolate.ts';

const items = (count: number, text: string) => (count === 1 ? '1 item' : `${text} items`);

/** Copies of items in folders on this computer, and what they mean for the library. */
export const archives = {
  action: (count: number, text: string) => (count <= 1 ? 'Archive…' : `Archive ${text} items…`),
  keys: 'Archive the selection',
  ofAccount: 'Archive…',
  ofView: 'Archive this view…',
  list: 'Archives…',
  items,

  title: (what: string) => `Archive “${isolate(what)}”`,
  titleItems: (count: number, text: string) => `Archive ${items(count, text)}`,
  into: 'Archive to',
  newOne: 'New archive',
  folder: 'Folder',
  noFolder: 'No folder chosen',
  choose: 'Choose folder…',
  chooseOther: 'Choose another folder…',
  contents: {
    empty: 'The archive will be in this folder.',
    other: 'This folder has other files, so the archive gets its own folder in it.',
    archive: (title: string, count: number, text: string) =>
      `This is the archive ${isolate(title)} with ${items(count, text)}. New items will be added to it.`,
    unknown: (title: string) =>
      `This is the archive ${isolate(title)}. What it has isn’t archived again, and new items will be added to it.`,
  },
  name: 'Archive name',
  usualName: 'Satchel archive',
  needsName: 'Enter a name',
  template: 'File names',
  templateHint: (fields: string) => `You can use ${fields}.`,
  templateUnknown: (words: string) => `Satchel doesn’t know ${words}.`,
  templateSlash: 'A name can’t contain / or \\.',
  templateEmpty: 'Enter how files are named',
  preview: 'Names of the first files',
  messageText: 'Include the text of messages in the index',
  plan: 'What will be archived',
  planning: 'Checking what will be archived…',
  failures: {
    title: 'Couldn’t use the archive',
    folderGone: {
      why: 'Its folder was moved or deleted, or its drive isn’t connected.',
      remedy: 'Put the folder back or connect the drive, then try again.',
    },
  },
  outdated: {
    title: 'Checked again',
    why: 'What this showed was more than ten minutes old.',
    remedy: 'Check it again, then archive.',
  },
  toDownload: (count: number, text: string, size: string | null) =>
    size === null
      ? `${items(count, text)} to download`
      : `${items(count, text)} to download, ${size}`,
  atLeast: (size: string, count: number, unknown: string) =>
    `at least ${size} (${count === 1 ? '1 size' : `${unknown} sizes`} unknown)`,
  held: (count: number, text: string) => `${items(count, text)} already in this archive`,
  underway: (count: number, text: string) => `${items(count, text)} already being archived`,
  goneItems: (count: number, text: string) =>
    count === 1
      ? '1 item has expired or was deleted, and can’t be archived'
      : `${text} items have expired or were deleted, and can’t be archived`,
  free: (size: string) => `${size} free on this disk`,
  tooLittle: (size: string) => `Only ${size} free on this disk. Choose a folder on another disk.`,
  upToDate: 'Everything is in this archive already.',
  nothingNew: 'Nothing to download',
  submit: (count: number, text: string) => `Archive ${items(count, text)}`,
  submitNone: 'Archive',
  beginning: 'Preparing…',
  takeUp: 'Use this archive',
  cancel: 'Cancel',
  close: 'Close',

  line: (title: string) => `Archiving to ${title}`,
  progress: (done: string, of: string, title: string) =>
    `Archiving ${done} of ${of} to ${isolate(title)}`,
  paused: (progress: string) => `${progress}. Paused.`,
  resumed: (progress: string) => `${progress} (resumed)`,
  waiting: (progress: string, why: string) => `${progress}. Waiting: ${why}`,
  rate: (progress: string, perSecond: string, left: string) =>
    `${progress}. ${perSecond} a second, ${left} left.`,
  stopping: (done: string, of: string) => `Stopping at ${done} of ${of}…`,
  pause: 'Pause',
  resume: 'Resume',
  stop: 'Stop',
  stopped: 'Stopping…',
  done: (count: number, text: string, title: string) =>
    count === 0
      ? `${isolate(title)} is up to date`
      : `${items(count, text)} archived to ${isolate(title)}`,
  partly: (done: string, of: string, title: string) =>
    `Archived ${done} of ${of} to ${isolate(title)}.`,
  notArchived: (text: string) => `Couldn’t archive ${text}.`,
  kept: (text: string) => `${text} not archived.`,
  show: 'Show in folder',
  details: 'Details',
  again: 'Try again',
  failedTitle: (count: number, text: string) => `Couldn’t archive ${items(count, text)}`,
  unnamed: 'An item',
  more: (text: string) => `and ${text} more`,

  heading: 'Archives',
  none: {
    title: 'No archives yet',
    text: 'An archive is a folder with copies of your media and an index of them. Satchel adds only what’s new, and checks every file.',
  },
  make: 'New archive of all media…',
  manage: 'Show archives',
  size: (count: number, text: string, size: string) => `${items(count, text)}, ${size}`,
  inFolder: (folder: string) => `Folder ${isolate(folder)}`,
  lastRun: (when: string) => `Last updated ${when}`,
  lastFailed: (when: string, why: string) => `Last update ${when}: ${why}`,
  lastPartly: (when: string, text: string) => `Last updated ${when}, ${text} not archived`,
  never: 'Not updated yet',
  nextAt: (when: string) => `Next update ${when}.`,
  dueNow: 'Updating now.',
  whenClosed: 'If Satchel isn’t open then, it updates when you open it.',
  verified: (when: string) => `Checked ${when}: every file is unchanged`,
  found: (when: string, what: string) => `Checked ${when}: ${what}`,
  verdict: {
    missing: (text: string) => `${text} missing`,
    changed: (text: string) => `${text} changed`,
    unreadable: (text: string) => `${text} unreadable`,
    foreign: (text: string) => `${text} added by someone else`,
  },
  update: 'Update now',
  updating: 'Updating…',
  verify: 'Check files',
  verifying: (done: string, of: string) => `Checking ${done} of ${of} files`,
  stopVerifying: 'Stop checking',
  findings: 'Show what was found…',
  findingsTitle: (title: string) => `Found in ${isolate(title)}`,
  findingsNote:
    'Missing and changed files are downloaded again with the next update, as long as the provider has them.',
  findingsLost: 'Satchel keeps this list until you quit. Check the files again to see it.',
  saveFindings: 'Save as CSV…',
  findingsSaved: (name: string) => `Saved ${isolate(name)}`,
  kinds: {
    missing: 'Missing',
    changed: 'Changed',
    foreign: 'Not part of the archive',
    unreadable: 'Unreadable',
  },
  schedule: 'Update',
  weekday: 'Day of the update',
  time: 'Time of the update',
  schedules: { off: 'By hand', day: 'Daily', week: 'Weekly' },
  rename: 'Rename…',
  renameTitle: 'Rename archive',
  save: 'Save',
  forget: 'Remove from list',
  forgotten: (title: string) =>
    `Removed ${isolate(title)} from the list. Its files are still in its folder.`,
  menu: (title: string) => `Actions for ${title}`,
  scheduled: (title: string, count: number, text: string) =>
    count === 0
      ? `${isolate(title)} is up to date`
      : `${isolate(title)} updated: ${items(count, text)} added`,
  scheduledPartly: (title: string, text: string) =>
    `${isolate(title)} updated, but ${text} couldn’t be archived`,
  scheduledFailed: (title: string, why: string) => `${isolate(title)} couldn’t be updated. ${why}`,

  fact: 'Archive',
  copyIn: (title: string, when: string) => `${isolate(title)}, since ${when}`,
  copyMissing: 'The file is missing',
  copyChanged: 'The file was changed',
  shown: 'Showing the copy in your archive',
  saved: (name: string) => `Saved ${name} from your archive`,
};
