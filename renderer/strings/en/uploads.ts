import { isolate } from './isolate.ts';
import { possessive } from './named.ts';
import { allOf, plural } from './plural.ts';

const files = (count: number) => plural(count, 'file');
const need = (count: number) => (count === 1 ? '1 file needs' : `${files(count)} need`);
const are = (count: number) => (count === 1 ? '1 file is' : `${files(count)} are`);

export const uploads = {
  region: 'Uploads',
  list: 'Files',
  none: 'No uploads yet. Drop files anywhere to start.',
  noneHere: (why: string) => `No uploads yet. ${why}`,
  allClear: 'All clear',
  progress: (stored: string, all: string) => `${stored} of ${all} uploaded`,
  bytes: (sent: string, all: string) => `${sent} of ${all}`,
  speed: (size: string) => `${size}/s`,
  left: (duration: string) => `${duration} left`,
  paused: 'Paused',
  summary: {
    stored: (text: string) => `${text} uploaded`,
    undecided: (count: number, text: string) =>
      `${text} ${count === 1 ? 'needs' : 'need'} attention`,
    failed: (text: string) => `${text} failed`,
    cancelled: (text: string) => `${text} cancelled`,
  },
  overall: 'Upload progress',
  only: {
    undecided: 'Show only files that need attention',
    failed: 'Show only failed files',
  },
  batch: (count: number, account: string) => `${files(count)} to ${account}`,
  /** Once over all rows that wait for it. */
  rateLimited: (provider: string, duration: string) =>
    `${possessive(provider)} rate limit – resuming in ${duration}`,
  rateLimitedNow: (provider: string) => `${possessive(provider)} rate limit – resuming…`,
  copyAll: 'Copy all links',
  copyBatch: 'Copy these links',
  retryFailed: 'Retry failed',
  retryCancelled: 'Retry cancelled',
  retryEnded: 'Retry failed and cancelled',
  clearFinished: 'Clear finished',
  dismiss: (name: string) => `Clear ${name} from the list`,
  dismissAll: (count: number) => `Clear ${files(count)} that need attention`,
  cleared: {
    said: (count: number) => `${plural(count, 'upload')} cleared`,
    undone: (count: number) => `${plural(count, 'upload')} back in the list`,
    tooLate: 'Too late to undo. You can bring uploads back for one minute.',
  },
  cancelAll: 'Cancel all',
  cancelling: {
    title: (count: number, text: string) =>
      count === 1 ? 'Cancel 1 upload?' : `Cancel ${text} uploads?`,
    text: 'Files that are already uploaded stay uploaded. You can retry the cancelled ones from the list.',
    keep: 'Keep uploading',
    submit: (count: number, text: string) =>
      count === 1 ? 'Cancel 1 upload' : `Cancel ${text} uploads`,
  },
  pause: 'Pause uploads',
  resume: 'Resume uploads',
  pauseAccount: (account: string) => `Pause uploads to ${account}`,
  resumeAccount: (account: string) => `Resume uploads to ${account}`,
  cancel: (name: string) => `Cancel ${name}`,
  retry: (name: string) => `Retry ${name}`,
  tryNow: 'Try now',
  sendNow: 'Upload now',
  sendNowOf: (name: string) => `Upload now: ${name}. It may appear twice for a few minutes.`,
  states: {
    checking: 'Checking…',
    shrinking: 'Resizing…',
    converting: 'Converting…',
    repacking: 'Repacking as MP4…',
    convertingText: 'Converting to UTF-8…',
    removingLocation: 'Removing location…',
    queued: 'Queued',
    paused: 'Paused',
    rateLimited: 'Waiting for the rate limit',
    waiting: (duration: string) => `Retrying in ${duration}`,
    waitingNow: 'Retrying…',
    onHold: 'On hold',
    sending: (sentOfAll: string) => `Uploading ${sentOfAll}`,
    committing: 'Finishing…',
    unsure: (provider: string) => `No reply from ${provider}. Checking whether it arrived…`,
    unsureAnswered: 'Not confirmed. Checking whether it arrived…',
    unsureRests: (duration: string) => `Not confirmed. Checking again in ${duration}.`,
    unsureLimited: 'Not confirmed. Waiting for the rate limit',
    unsureForAccount:
      'Not confirmed. Satchel will check whether it arrived when the account works again.',
    unsureByOther: (provider: string) => `The reply doesn’t look like ${possessive(provider)}.`,
    unsureRefused: 'Refused. Checking that nothing arrived…',
    unsureHeld: (provider: string) => `No reply from ${provider}, and no way to check.`,
    unsureHeldAnswered: 'Not confirmed, and no way to check.',
    heldFor: (duration: string) => `Uploading again in ${duration}, to avoid a duplicate.`,
    unsureCancelled: 'Cancelled at the last moment. Checking whether it arrived…',
    arrived: (target: string, until: string) =>
      `Uploaded. Adding to ${target} (possible until ${until})…`,
    arrivedWaits: (target: string, until: string) =>
      `Uploaded, but not in ${target} yet (possible until ${until}).`,
    stored: 'Uploaded',
    storedIn: (target: string) => `Uploaded to ${target}`,
    cancelled: 'Cancelled',
  },
  altered: (was: string) => `originally ${was}`,
  remedies: {
    region: 'Suggested fixes',
    shrink: 'Resize to fit',
    shrinkTo: (size: string) => `Resize to about ${size}`,
    shrinkFlat: 'Fill transparency with white and resize',
    shrinkKeepLocation: 'Resize, keep location',
    convert: (type: string) => `Convert to ${type}`,
    convertFlat: (type: string) => `Fill transparency with white and convert to ${type}`,
    toUtf8: (from: string) => `Convert to UTF-8 from ${from}`,
    repack: 'Repack as MP4',
    otherAccount: (account: string) => `Upload to ${account}`,
    removeLocation: 'Remove location',
    keepLocation: 'Keep location',
    anyway: 'Upload anyway',
    copyExisting: 'Copy existing link',
    groups: {
      shrink: (count: number) => `${are(count)} too large`,
      convert: (count: number) => `${need(count)} converting`,
      repack: (count: number) =>
        count === 1 ? '1 video isn’t an MP4' : `${count} videos aren’t MP4s`,
      transparent: (count: number) => `${are(count)} too large with transparency`,
      transparentAs: (count: number, type: string) =>
        `${count === 1 ? '1 file has' : `${files(count)} have`} transparency, which ${type} doesn’t support`,
      toUtf8: (count: number, from: string) =>
        count === 1 ? `1 text file is in ${from}` : `${files(count)} are text in ${from}`,
      toUtf8Either: (count: number) => `${files(count)} are text in an unclear encoding`,
      otherAccount: (count: number, account: string) => `${account} accepts ${files(count)}`,
      location: (count: number) =>
        count === 1 ? '1 file contains a location' : `${files(count)} contain a location`,
      locationUnknown: (count: number) => `${files(count)} may contain a location`,
      cutShort: (count: number) => `${are(count)} cut short`,
      duplicate: (count: number) => (count === 1 ? '1 duplicate' : `${plural(count, 'duplicate')}`),
    },
    shrinkAll: (count: number) => `Resize ${allOf(count)} to fit`,
    shrinkKeepLocationAll: (count: number) => `Resize ${allOf(count)}, keep location`,
    shrinkFlatAll: (count: number) => `Fill transparency with white and resize ${allOf(count)}`,
    convertAll: (count: number, type: string) => `Convert ${allOf(count)} to ${type}`,
    convertFlatAll: (count: number, type: string) =>
      `Fill transparency with white and convert ${allOf(count)} to ${type}`,
    toUtf8All: (count: number, from: string) => `Convert ${allOf(count)} to UTF-8 from ${from}`,
    repackAll: (count: number) => `Repack ${allOf(count)} as MP4`,
    otherAccountAll: (count: number, account: string) => `Upload ${allOf(count)} to ${account}`,
    removeLocationAll: (count: number) => `Remove location from ${allOf(count)}`,
    keepLocationAll: (count: number) => `Keep location in ${allOf(count)}`,
    anywayAll: (count: number) => `Upload ${allOf(count)} anyway`,
    refused: (count: number) => `${files(count)} changed in the meantime, so nothing was done.`,
    of: (action: string, name: string) => `${action}: ${name}`,
  },
  compare: {
    open: 'Compare',
    openOf: (name: string) => `Compare ${name} with the original`,
    title: 'Before and after',
    before: 'Original',
    after: 'Upload',
    facts: (type: string, size: string) => `${type} · ${size}`,
    saved: (percent: number) => `${percent}% smaller`,
    repacked: 'Same video and sound, now in an MP4. Location and camera data are left out.',
    untouched: 'Your original file isn’t changed.',
    gone: 'This file is no longer available to compare.',
    close: 'Close',
  },
  news: {
    resumed: (count: number) => `Resuming ${files(count)} from last time.`,
    failedOne: (name: string, why: string) => `${isolate(name)} wasn’t uploaded. ${why}`,
    failedMany: (count: number) => `${files(count)} weren’t uploaded.`,
    ended: (stored: number) =>
      stored === 1
        ? '1 file uploaded.'
        : stored === 2
          ? 'Both files uploaded.'
          : `All ${files(stored)} uploaded.`,
    endedMixed: (stored: number, failed: number) =>
      `Finished: ${files(stored)} uploaded, ${failed} not uploaded.`,
  },
  added: (count: number, account: string) => `${files(count)} added to ${account}`,
  addFailed: 'Couldn’t add the files',
  fileProgress: (name: string) => `Upload progress: ${name}`,
  drop: {
    title: (account: string) => `Drop to upload to ${account}`,
    count: (count: number) => files(count),
    choose: 'Choose an account',
    limits: (size: string, types: string) => `up to ${size} each · ${types}`,
    none: 'You can’t upload here',
    noneWhy: 'Connect an account that takes uploads.',
    link: 'Satchel downloads the file and uploads it',
  },
  link: {
    fetching: 'Getting the file from the link…',
    failed: 'Couldn’t use the link',
    fetchingSome: (count: number) => `Getting ${count} files…`,
    someFailed: (failed: number, count: number) => `Couldn’t get ${failed} of ${count} files`,
    beyond: (count: number) => `${plural(count, 'more picture')} skipped: you can add 10 at once`,
    tooLarge: 'This picture is too large to paste. Save it and add the file.',
  },
  counting: {
    title: 'Counting files…',
    soFar: (count: number) => `${files(count)} so far`,
    ask: (count: number, account: string | null) =>
      account === null
        ? `Upload ${files(count)}?`
        : `Upload ${files(count)} to ${isolate(account)}?`,
    facts: (size: string, folders: number, name: string | undefined) => {
      if (folders === 0) return `${size} in total`;
      const inside =
        name !== undefined && folders > 1 ? ` and ${plural(folders - 1, 'subfolder')}` : '';
      return name === undefined
        ? `${size} from ${plural(folders, 'folder')}`
        : `${size} from “${isolate(name)}”${inside}`;
    },
    hidden: (count: number) => `${plural(count, 'hidden file')} skipped`,
    links: (count: number) => `${plural(count, 'shortcut')} skipped`,
    others: (count: number) =>
      `${plural(count, 'item')} skipped: not a file, or no permission to open it`,
    beyondFiles: 'You can add up to 10,000 files at once. The rest are skipped.',
    beyondDepth: 'Folders more than 32 levels deep are skipped.',
    nothing: 'No files to upload',
    empty: 'This folder is empty.',
    add: (count: number) => `Upload ${files(count)}`,
    cancel: 'Cancel',
  },
  choose: {
    title: (count: number) => `Upload ${files(count)} to which account?`,
    cancel: 'Cancel',
  },
  nothingDropped: 'There’s no picture, file, or link in what you dropped',
  nothingPasted: 'There’s no picture, file, or link on the clipboard',
  pasted: (stamp: string, extension: string) => `pasted-${stamp}.${extension}`,
};
