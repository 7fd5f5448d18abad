const files = (count: number) => (count === 1 ? '1 file' : `${count} files`);
const foldersOf = (count: number) => (count === 1 ? '1 folder' : `${count} folders`);
const are = (count: number) => (count === 1 ? '1 file is' : `${count} files are`);

export const uploads = {
  region: 'Uploads',
  list: 'Files',
  none: 'No uploads yet. Drop files anywhere to begin.',
  noneHere: (why: string) => `No uploads yet. ${why}`,
  progress: (stored: number, all: number) => `${stored} of ${all} files stored`,
  bytes: (sent: string, all: string) => `${sent} of ${all}`,
  speed: (size: string) => `${size}/s`,
  left: (duration: string) => `${duration} left`,
  paused: 'Paused',
  summary: { stored: 'stored', failed: 'not stored', cancelled: 'cancelled' },
  overall: 'Overall progress',
  onlyFailed: 'Show only what was not stored',
  batch: (count: number, account: string) => `${files(count)} to ${account}`,
  copyAll: 'Copy all links',
  copyBatch: 'Copy these links',
  retryFailed: 'Retry failed',
  retryCancelled: 'Retry cancelled',
  retryEnded: 'Retry failed and cancelled',
  clearFinished: 'Clear finished',
  dismiss: (name: string) => `Remove ${name} from the list`,
  dismissAll: (count: number) => `Remove ${files(count)} that need a decision from the list`,
  cleared: {
    said: (count: number) => (count === 1 ? '1 upload cleared' : `${count} uploads cleared`),
    undone: (count: number) =>
      count === 1 ? '1 upload is back in the list' : `${count} uploads are back in the list`,
    tooLate: 'Too late to undo: the list was cleared more than a minute ago.',
  },
  cancelAll: 'Cancel all',
  cancelling: {
    title: (count: number, text: string) =>
      count === 1 ? 'Cancel 1 upload?' : `Cancel ${text} uploads?`,
    text: 'What is stored stays stored. What is cancelled stays in the list, and can be retried until it is cleared.',
    keep: 'Keep uploading',
    submit: (count: number, text: string) =>
      count === 1 ? 'Cancel 1 file' : `Cancel ${text} files`,
  },
  pause: 'Pause uploads',
  resume: 'Resume uploads',
  pauseAccount: (account: string) => `Pause uploads to ${account}`,
  resumeAccount: (account: string) => `Resume uploads to ${account}`,
  cancel: (name: string) => `Cancel ${name}`,
  retry: (name: string) => `Retry ${name}`,
  tryNow: 'Try now',
  sendNow: 'Send now',
  sendNowOf: (name: string) => `Send ${name} now; it may be there twice for some minutes`,
  states: {
    checking: 'Checking',
    shrinking: 'Shrinking to fit',
    converting: 'Converting',
    removingLocation: 'Removing the location',
    queued: 'Waiting for its turn',
    paused: 'Paused',
    waiting: (duration: string) => `Trying again in ${duration}`,
    waitingNow: 'Trying again',
    waitingForAccount: 'Waits until the account works again.',
    waitingForKeychain: 'Waits until the keychain can be read.',
    sending: (sentOfAll: string) => `Sending, ${sentOfAll}`,
    committing: 'Sent; waiting for the answer',
    unsure: 'Sent, but no answer came: checking whether it arrived',
    unsureAnswered: 'Sent, but not confirmed: checking whether it arrived.',
    unsureRests: (duration: string) =>
      `Sent, but not confirmed. Satchel checks in ${duration} whether it arrived.`,
    unsureForAccount:
      'Sent, but not confirmed. Once the account works again, Satchel checks whether it arrived.',
    unsureByOther: (provider: string) => `The answer doesn’t look like ${provider}’s.`,
    unsureRefused: 'Refused: making sure that nothing of it arrived.',
    unsureHeld: 'Sent, but no answer came, and the provider cannot be asked.',
    unsureHeldAnswered: 'Sent, but not confirmed, and the provider cannot be asked.',
    heldFor: (duration: string) =>
      `It is sent again in ${duration}, when nothing of it can be left.`,
    unsureCancelled: 'Cancelled after its last byte had left: checking whether it arrived',
    arrived: (target: string, until: string) =>
      `Uploaded; being put into ${target}, possible until ${until}`,
    arrivedWaits: (target: string, until: string) =>
      `Uploaded, but not yet in ${target}; it can be put there until ${until}.`,
    stored: 'Stored',
    storedIn: (target: string) => `Stored in ${target}`,
    cancelled: 'Cancelled',
  },
  altered: (was: string) => `made from ${was}`,
  remedies: {
    region: 'What would help',
    shrink: 'Shrink to fit',
    shrinkTo: (size: string) => `Shrink to about ${size}`,
    shrinkFlat: 'Lay on white and shrink',
    shrinkKeepLocation: 'Shrink, keep location',
    convert: (type: string) => `Convert to ${type}`,
    convertFlat: (type: string) => `Lay on white and convert to ${type}`,
    otherAccount: (account: string) => `Upload to ${account}`,
    removeLocation: 'Remove location',
    keepLocation: 'Keep location',
    anyway: 'Upload anyway',
    copyExisting: 'Copy its link',
    groups: {
      shrink: (count: number) => `${are(count)} too large.`,
      convert: (count: number) => `${are(count)} of a type that is not taken.`,
      transparent: (count: number) =>
        count === 1
          ? '1 file fits only without transparent parts.'
          : `${count} files fit only without transparent parts.`,
      transparentAs: (count: number, type: string) =>
        `${count === 1 ? '1 file has' : `${count} files have`} transparent parts, which ${type} does not keep.`,
      otherAccount: (count: number, account: string) => `${account} would take ${files(count)}.`,
      location: (count: number) =>
        count === 1 ? '1 file contains a location.' : `${count} files contain a location.`,
      locationUnknown: (count: number) =>
        count === 1 ? '1 file may contain a location.' : `${count} files may contain a location.`,
      duplicate: (count: number) => `${are(count)} there already.`,
    },
    shrinkAll: (count: number) => `Shrink all ${count} to fit`,
    shrinkKeepLocationAll: (count: number) => `Shrink all ${count}, keep location`,
    shrinkFlatAll: (count: number) => `Lay all ${count} on white and shrink`,
    convertAll: (count: number, type: string) => `Convert all ${count} to ${type}`,
    convertFlatAll: (count: number, type: string) =>
      `Lay all ${count} on white and convert to ${type}`,
    otherAccountAll: (count: number, account: string) => `Upload all ${count} to ${account}`,
    removeLocationAll: (count: number) => `Remove location from all ${count}`,
    keepLocationAll: (count: number) => `Keep location in all ${count}`,
    anywayAll: (count: number) => `Upload all ${count} anyway`,
    refused: (count: number) => `For ${files(count)} that did not work any more.`,
    of: (action: string, name: string) => `${action}: ${name}`,
  },
  compare: {
    open: 'Compare',
    openOf: (name: string) => `Compare ${name} with the file it was made from`,
    title: 'Before and after',
    before: 'Your file',
    after: 'What is uploaded',
    facts: (type: string, size: string) => `${type} · ${size}`,
    saved: (percent: number) => `${percent} % smaller`,
    untouched: 'Your file stays as it is, and where it is.',
    gone: 'There is nothing to compare any more.',
    close: 'Close',
  },
  news: {
    resumed: (count: number) => `${files(count)} from before: uploading goes on.`,
    failedOne: (name: string, why: string) => `${name} was not stored. ${why}`,
    failedMany: (count: number) => `${files(count)} were not stored.`,
    ended: (stored: number) =>
      stored === 1 ? 'The upload is done: 1 file stored.' : `All ${stored} files are stored.`,
    endedMixed: (stored: number, failed: number) =>
      `Uploading is over: ${files(stored)} stored, ${failed} not stored.`,
  },
  added: (count: number, account: string) => `${files(count)} added to ${account}`,
  addFailed: 'The files could not be added',
  fileProgress: (name: string) => `Progress of ${name}`,
  drop: {
    title: (account: string) => `Drop to upload to ${account}`,
    count: (count: number) => files(count),
    choose: 'Drop on the account to upload to',
    limits: (size: string, types: string) => `up to ${size} each · ${types}`,
    none: 'No account here can take files',
    noneWhy: 'Connect an account whose provider takes uploads.',
    link: 'the picture behind the link is fetched and uploaded',
  },
  link: {
    fetching: 'Fetching the picture behind the link',
    failed: 'The link could not be used',
    fetchingSome: (count: number) => `Fetching ${count} pictures`,
    someFailed: (failed: number, count: number) =>
      `${failed} of ${count} pictures couldn’t be fetched`,
    beyond: (count: number) =>
      count === 1
        ? '1 more picture was left out: 10 at a time'
        : `${count} more pictures were left out: 10 at a time`,
    tooLarge: 'The picture is too large to be pasted. Save it and add the file.',
  },
  counting: {
    title: 'Counting files',
    soFar: (count: number) => `${files(count)} so far`,
    ask: (count: number) => `Add ${files(count)}?`,
    facts: (size: string, folders: number) =>
      folders === 0 ? `${size} in all.` : `${size} in all, from ${foldersOf(folders)}.`,
    hidden: (count: number) => `Left out: ${count} hidden.`,
    links: (count: number) => `Left out: ${count} that only point elsewhere.`,
    others: (count: number) => `Left out: ${count} that are no files or may not be read.`,
    beyondFiles: 'There are more: 10,000 files are the most that can be added at once.',
    beyondDepth: 'Folders more than 32 levels deep are left out.',
    empty: 'There is no file in it.',
    add: (count: number) => `Add ${files(count)}`,
    cancel: 'Cancel',
  },
  choose: {
    title: (count: number) => `Where should ${files(count)} go?`,
    cancel: 'Cancel',
  },
  nothingDropped: 'There’s no picture, file or link in what you dropped',
  nothingPasted: 'There is no picture, file or link on the clipboard',
  pasted: (stamp: string, extension: string) => `pasted-${stamp}.${extension}`,
};
