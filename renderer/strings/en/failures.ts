import { isolate } from './isolate.ts';
import { consoleOf, possessive } from './named.ts';
import { pictureFailures } from './pictureFailures.ts';

const seconds = (ms: number) => Math.max(1, Math.ceil(ms / 1_000));
const wait = (ms: number) =>
  ms < 90_000 ? `${seconds(ms)} s` : `${Math.ceil(ms / 60_000)} minutes`;

export interface RefusedWords {
  readonly status: number | null;
  readonly code: string | null;
  readonly said: string | null;
  readonly known: string | null;
}

/** Where a provider’s name stands: `Provider` begins a sentence, `provider` is within one. */
export const failures = {
  /** The provider’s console, within a sentence. */
  console: (provider: string | null) =>
    provider === null ? 'the provider’s console' : `the ${consoleOf(provider)}`,
  invalidInput: {
    title: 'That didn’t work',
    remedy: 'Check what you entered, then try again.',
  },
  file: {
    empty: {
      title: 'Empty file',
      why: 'The file has 0 bytes.',
      short: 'Empty file (0 bytes)',
      remedy: 'Choose another file.',
    },
    tooLarge: {
      title: 'Too large',
      why: (size: string, provider: string, limit: string) =>
        `${size} – ${possessive(provider)} limit is ${limit}`,
      whyUnknown: (provider: string, limit: string) => `${possessive(provider)} limit is ${limit}`,
      remedy: (limit: string) => `Make it smaller than ${limit}, then add it again.`,
    },
    wrongType: {
      title: (found: string) => `${found} can’t be sent`,
      titleUnknown: 'Unknown file type',
      why: (provider: string, types: string) => `${provider} accepts ${types}.`,
      exportAs: (types: string) => `Export it as ${types}.`,
      unpack: 'Add the files inside instead.',
      remedy: 'Save it as one of these types, then add it again.',
    },
    damagedText: {
      title: 'Damaged text file',
      why: 'It contains control characters, which text can’t have.',
      remedy: 'Export it again, or save it as plain text, then add it.',
    },
    encoding: {
      title: 'Text isn’t in UTF-8',
      why: (encoding: string, sample: string) =>
        `In ${encoding} it reads “${sample}”. Phones may show something else.`,
      whyEither: (readings: readonly (readonly [encoding: string, sample: string])[]) =>
        `It reads ${readings.map(([encoding, sample]) => `“${sample}” in ${encoding}`).join(' or ')}. Phones may show something else.`,
      remedy: 'Convert it to UTF-8.',
      remedyEither: 'Convert it from the encoding that reads right.',
    },
    film: {
      tooLarge: (size: string, limit: string) =>
        `Even as an MP4 it would be ${size}. The limit is ${limit}.`,
      picture: (codec: string) => `Its video is ${codec}, which Satchel can’t repack as MP4.`,
      sound: (codec: string) => `Its sound is ${codec}, which Satchel can’t repack as MP4.`,
      protected: 'It’s copy-protected, so it can’t be repacked as MP4.',
      captions: 'It has subtitles, which repacking it as MP4 would lose.',
      noPicture: 'It has no video, so it can’t be repacked as MP4.',
      cut: 'Its end is missing, so it can’t be played or repacked as MP4.',
      form: 'Satchel can’t read it well enough to repack it as MP4.',
      remedy: 'Export it as MP4 (H.264 and AAC) from your video app, then add that.',
      remedyTooLarge: 'Export a shorter or smaller MP4 from your video app, then add that.',
      remedyProtected: 'Use a video without copy protection.',
      remedyCut: 'Copy it again from your phone or camera, then add that.',
    },
    unreadable: {
      title: 'Can’t open the file',
      why: 'It was moved or deleted, or you don’t have permission.',
      remedy: 'Check the file, then add it again.',
    },
    changed: {
      title: 'Changed on disk',
      why: 'The file changed after you added it, so it wasn’t sent.',
      remedy: 'Add it again to send the new version.',
    },
    folder: {
      title: 'Folders can’t be sent',
      why: 'Only files can.',
      short: 'Folders can’t be sent',
      remedy: 'Open it and add the files inside.',
    },
    duplicate: {
      title: (name: string) => `Duplicate of ${isolate(name)}`,
      titleStored: 'Duplicate of a file in this account',
      titleComing: 'Duplicate of another upload',
      why: 'This account already has the same file.',
      whyComing: 'The same file is already in your uploads.',
      remedy: 'Copy the existing link, or upload it anyway.',
    },
    transparent: {
      title: 'Too large with transparency',
      why: (limit: string) => `With transparency, it doesn’t fit into ${limit}.`,
      remedy: 'Fill the transparency with white to make it fit.',
      titleType: 'Has transparency',
      whyType: 'JPG doesn’t support it.',
      remedyType: 'Convert it to PNG, or fill the transparency with white.',
    },
    staysTooLarge: {
      title: 'Can’t be made small enough',
      why: (limit: string) => `Satchel can’t get it under ${limit}.`,
      remedy: 'Crop or shorten it in another app, then add it again.',
    },
    location: {
      title: 'Contains a location',
      why: 'Anyone with the link can see where it was taken.',
      remedy: 'Remove the location, or keep it.',
    },
    placeUnknown: {
      title: 'May contain a location',
      why: 'Satchel couldn’t check the whole file.',
      remedy: 'Remove the location if that’s offered, or upload it anyway.',
    },
    placeStays: {
      title: 'The location can’t be removed',
      why: 'Removing it would change the rest of the file.',
      whyTooLarge: (limit: string) => `Satchel can do that in files up to ${limit}.`,
      remedy: 'Remove it in another app, or keep it.',
    },
    placeNotKept: {
      title: 'The location can’t be kept',
      why: 'Satchel can’t copy it into a smaller file.',
      remedy: 'Remove the location, or resize the file in another app.',
    },
    cutShort: pictureFailures.cutShort,
    undecodable: pictureFailures.undecodable,
    moving: pictureFailures.moving,
    tooMuch: pictureFailures.tooMuch,
    tooSlow: pictureFailures.tooSlow,
    notMade: {
      title: 'Couldn’t be resized or converted',
      why: 'Satchel tried twice and was interrupted both times.',
      remedy: 'Try again, or use another app and add the result.',
    },
  },
  unauthorized: {
    title: (Provider: string) => `${Provider} rejected the saved token`,
    why: 'It may have been replaced or revoked.',
    remedy: 'Update the token to continue.',
    titleEntered: (Provider: string) => `${Provider} rejected these credentials`,
    whyEntered: 'The ID or the token is wrong, or the token has been replaced.',
    remedyEntered: (console: string) => `Copy them again from ${console}.`,
    titleElsewhere: (Provider: string) => `${Provider} needs a new token`,
    whyElsewhere: (host: string) =>
      `The saved one belongs to ${host}, which this account no longer uses, so Satchel didn’t send it anywhere else.`,
    remedyElsewhere: 'Update the token to continue. Your library stays as it is.',
  },
  forbidden: {
    title: (Provider: string) => `${Provider} doesn’t allow this`,
    why: (said: string) => said,
    whyUnknown: 'The account doesn’t have permission.',
    remedy: (console: string) => `Check the account’s permissions in ${console}.`,
  },
  notFound: {
    title: 'No longer available',
    why: (Provider: string) => `${Provider} no longer has it.`,
    remedy: 'Refresh the library.',
  },
  rateLimited: {
    title: (Provider: string) => `${possessive(Provider)} rate limit`,
    why: 'Too many requests in a short time.',
    remedy: 'Satchel will continue automatically.',
    remedyOnceIn: (ms: number) => `Try again in ${wait(ms)}.`,
    remedyOnce: 'Try again in a moment.',
  },
  refused: {
    title: (Provider: string) => `${Provider} refused this`,
    /** The provider's answer; `known` is what Satchel knows of it. */
    why: (Provider: string, { status, code, said, known }: RefusedWords) => {
      const answer = [
        status === null ? '' : `status ${status}`,
        code === null ? '' : `code ${code}`,
      ];
      const marks = answer.filter((part) => part !== '').join(', ');
      const sentence = [known, said === null ? null : `${Provider} says: “${said}”.`]
        .filter((part) => part !== null)
        .join(' ');
      if (sentence !== '' && marks !== '') return `${sentence.slice(0, -1)} (${marks}).`;
      if (sentence !== '') return sentence;
      return marks === '' ? 'It gave no reason.' : `It gave no reason (${marks}).`;
    },
    remedy: (provider: string | null) =>
      `Try again. If it keeps happening, contact ${provider ?? 'the provider’s'} support.`,
  },
  down: {
    status: {
      title: (Provider: string) => `${Provider} has a problem`,
      why: (status: number | null) =>
        status === null ? 'It reported an error.' : `It reported an error (status ${status}).`,
    },
    unreadable: {
      title: (provider: string) => `Unexpected reply from ${provider}`,
      why: 'Satchel couldn’t read it.',
    },
    cut: {
      title: (provider: string) => `Incomplete reply from ${provider}`,
      why: 'The connection dropped partway through.',
    },
    timedOut: {
      title: (Provider: string) => `${Provider} didn’t reply in time`,
      why: 'The service or your connection may be slow.',
    },
    redirected: {
      title: (provider: string) => `Unexpected reply from ${provider}`,
      why: 'It points to another address. Satchel doesn’t send your credentials there.',
    },
    tls: {
      title: (provider: string) => `No secure connection to ${provider}`,
      why: 'The connection couldn’t be verified, or it dropped.',
      remedy: 'Check this computer’s clock, and any proxy or security software.',
    },
    notProvider: {
      title: (provider: string) => `Something else answered for ${provider}`,
      why: 'It may be a network’s sign-in page or a proxy.',
      remedy: 'Sign in to the network or check the proxy, then try again.',
    },
    endless: {
      title: (Provider: string) => `${Provider} sent a list that never ends`,
      why: 'Satchel stopped reading and shows what it has so far.',
      remedy: 'Try again later.',
    },
    untold: {
      title: 'May have arrived',
      why: (Provider: string) => `${Provider} didn’t confirm it, and its list can’t be checked.`,
      remedy: (console: string) => `Check ${console} first: trying again could create a duplicate.`,
    },
    remedyIn: (ms: number) => `Try again in ${wait(ms)}.`,
    remedy: 'Try again in a moment.',
  },
  offline: {
    title: 'Offline',
    why: (host: string) => `Can’t reach ${host}.`,
    remedy: 'Satchel will continue when you’re back online.',
    remedyOnce: 'Check your connection, then try again.',
  },
  keychain: {
    title: 'Keychain unavailable',
    noLibrary: 'The system’s keychain library is missing.',
    noService: 'No keychain is running on this computer.',
    locked: 'Your keychain is locked.',
    timedOut: 'The keychain didn’t respond in time.',
    notKept: 'The keychain didn’t save the token.',
    failed: 'The keychain reported an error.',
    remedy: 'Satchel keeps tokens until you quit, then asks for them again.',
    remedyLocked: 'Unlock it, then try again.',
  },
  library: {
    title: 'Can’t save to the library',
    locked: {
      why: 'Another program is using it.',
      remedy: 'Close any program that’s reading or copying Satchel’s folder.',
    },
    full: {
      why: 'The disk is full.',
      remedy: 'Free up some space.',
    },
    readOnly: {
      why: 'The disk or folder is read-only.',
      remedy: 'Give Satchel permission to write there.',
    },
    damaged: {
      why: 'The library file is damaged.',
      remedy: 'Quit and reopen Satchel to see what you can do.',
    },
    failed: {
      why: 'The disk isn’t working properly.',
      remedy: 'Check that it’s connected and healthy.',
    },
  },
  audienceChanged: {
    title: 'Not sent',
    why: 'The people in the conversation have changed.',
    remedy: 'Check who receives it, then send it.',
  },
  cancelled: {
    title: 'Cancelled',
    why: 'You stopped it.',
    remedy: 'You can start it again.',
  },
  bug: {
    title: 'Something went wrong in Satchel',
    why: (reference: string) => `Reference: ${reference}.`,
    remedy: 'Try again. If it happens again, report it with this reference.',
  },
};
