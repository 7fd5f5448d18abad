/** Saving an item to this computer. */
export const saving = {
  action: 'Save…',
  some: (text: string) => `Save ${text} items…`,
  manyLine: (text: string, folder: string) => `Saving ${text} items in ${folder}`,
  manyProgress: (done: string, of: string, folder: string) =>
    `Saving ${done} of ${of} in “${folder}”`,
  manyLeft: (progress: string, left: string) => `${progress} – ${left} left`,
  manyWaiting: (progress: string, why: string) => `${progress}. Waiting: ${why}`,
  manyPaused: (progress: string) => `${progress}. Paused.`,
  manyStopping: (progress: string) => `${progress}. Stopping…`,
  manyPartly: (done: string, of: string, folder: string) =>
    `Saved ${done} of ${of} in “${folder}”.`,
  manyFailed: (text: string) => `Couldn’t save ${text}.`,
  manyFailedTitle: (count: number, text: string) =>
    count === 1 ? 'Couldn’t save 1 item' : `Couldn’t save ${text} items`,
  manyFiles: (count: number, text: string) => (count === 1 ? '1 item:' : `${text} items:`),
  manyKept: (text: string) => `${text} not saved.`,
  savedMany: (count: number, text: string, folder: string) =>
    count === 1 ? `Saved 1 item in “${folder}”` : `Saved ${text} items in “${folder}”`,
  pause: 'Pause',
  resume: 'Resume',
  stopMany: 'Stop',
  stoppingMany: 'Stopping…',
  details: 'Details',
  line: (name: string) => `Saving ${name}`,
  progress: (name: string, share: string | null) =>
    share === null ? `Saving ${name}…` : `Saving ${name}… ${share}`,
  downloadingLine: (count: number, text: string) =>
    count === 1 ? 'Downloading a file' : `Downloading ${text} files`,
  downloading: (count: number, text: string, share: string | null) => {
    const what = count === 1 ? 'Downloading the file' : `Downloading ${text} files`;
    return share === null ? `${what}…` : `${what}… ${share}`;
  },
  nothingCopied: 'Cancelled. Nothing was copied.',
  copyFiles: (count: number, text: string) => (count === 1 ? 'Copy file' : `Copy ${text} files`),
  filesCopied: (count: number, text: string) =>
    count === 1
      ? 'File copied. Paste it into any app.'
      : `${text} files copied. Paste them into any app.`,
  filesNotCopied: (count: number) =>
    count === 1 ? 'Couldn’t copy the file' : 'Couldn’t copy the files',
  notDragged: 'Couldn’t drag this out of Satchel',
  letGo: 'Not downloaded yet. Drag again in a moment.',
  noneToDrag: 'Nothing to drag: it expired or was deleted, and isn’t in an archive.',
  dragReady: 'Downloaded. Drag again.',
  tooManyFiles: (most: string) =>
    `You can copy or drag up to ${most} files at a time. Select fewer, or save them to a folder.`,
  oneFile:
    'On Windows, you can copy one file at a time. Drag the files out, or save them to a folder.',
  copyPicture: 'Copy image',
  onlyImages: 'You can copy one image at a time. Select a single image.',
  pictureCopied: 'Image copied. Paste it into any app.',
  pictureNotCopied: 'Couldn’t copy the image',
  stop: 'Cancel',
  stopping: 'Cancelling…',
  stopped: 'Cancelled. Nothing was saved.',
  saved: (name: string) => `Saved ${name}`,
  show: 'Show in folder',
  failed: (name: string) => `Couldn’t save ${name}`,
  unnamed: 'the file',
  failures: {
    title: 'Couldn’t save the file',
    full: { why: 'The disk is full.', remedy: 'Free up some space, or save it on another disk.' },
    noRights: {
      why: 'You don’t have permission to save in this folder.',
      remedy: 'Choose another folder.',
    },
    folderGone: {
      why: 'The folder was moved or deleted.',
      remedy: 'Choose another folder.',
    },
    nameUnfit: { why: 'This disk doesn’t allow the name.', remedy: 'Choose a shorter name.' },
    tooLarge: {
      why: 'This disk doesn’t allow files that large.',
      remedy: 'Save it on another disk.',
    },
    inUse: {
      why: 'Another program is using the file.',
      remedy: 'Close it there, or choose another name.',
    },
    changed: {
      why: 'Something else was saved under this name in the meantime. It hasn’t been replaced.',
      remedy: 'Save again to choose what to do.',
    },
    otherBytes: {
      why: 'What arrived isn’t the file that was uploaded.',
      remedy: 'Try again. If it keeps happening, contact the provider’s support.',
    },
    moved: {
      title: 'Can’t show the file',
      why: 'It was moved or deleted.',
      remedy: 'Save it again.',
    },
    archiveUnfit: {
      title: 'Can’t use this archive',
      why: 'Its archive.json or its index is damaged, too large, or from a newer version.',
      remedy: 'Choose another folder, or put back the files from a backup.',
    },
    failed: {
      why: 'The disk isn’t working properly.',
      remedy: 'Check that it’s connected, or save on another disk.',
    },
  },
};
