const seconds = (ms: number) => Math.max(1, Math.ceil(ms / 1_000));
const wait = (ms: number) =>
  ms < 90_000 ? `${seconds(ms)} s` : `${Math.ceil(ms / 60_000)} minutes`;

export interface RefusedWords {
  readonly status: number | null;
  readonly code: string | null;
  readonly said: string | null;
  readonly known: string | null;
}

export const failures = {
  invalidInput: {
    title: 'That could not be used',
    remedy: 'Look at what you entered and try again.',
  },
  file: {
    empty: {
      title: 'Empty file',
      why: 'It holds 0 bytes, so there is nothing to send.',
      remedy: 'Choose a file with something in it.',
    },
    tooLarge: {
      title: 'Too large',
      why: (size: string, limit: string) => `${size}; the limit is ${limit}.`,
      whyUnknown: (limit: string) => `It is over the limit of ${limit}.`,
      remedy: (limit: string) => `Make it smaller than ${limit} and add it again.`,
    },
    wrongType: {
      title: 'Type not taken',
      why: (found: string, types: string) => `It is ${found} inside; only ${types} are taken.`,
      whyUnknown: (types: string) => `Inside it is none of ${types}, whatever its name says.`,
      remedy: 'Add it as one of these.',
      remedyPicture: (types: string) => `Export it as ${types}.`,
    },
    unreadable: {
      title: 'Cannot be read',
      why: 'The file is gone, or you may not read it.',
      remedy: 'Check that it is still there and that you can open it, then add it again.',
    },
    changed: {
      title: 'Changed on disk',
      why: 'The file changed after you added it, so it was not sent.',
      remedy: 'Add it again to send what it holds now.',
    },
    folder: {
      title: 'A folder',
      why: 'Folders cannot be sent, only files.',
      remedy: 'Open the folder and add the files in it.',
    },
    duplicate: {
      title: 'Already there',
      why: 'The account holds a file with exactly these bytes.',
      whyComing: 'Another upload brings exactly these bytes.',
      remedy: 'Use the link of that one, or upload it again anyway.',
    },
    transparent: {
      title: 'Has transparent parts',
      why: (limit: string) => `It does not fit into ${limit} with them.`,
      whyType: 'A JPG cannot hold them.',
      remedy: 'It fits when they are laid on white, which you can ask for.',
      remedyType: 'Convert it to PNG where that is offered, or have them laid on white.',
    },
    staysTooLarge: {
      title: 'Cannot be made small enough',
      why: (limit: string) => `There is no way to show this in ${limit}.`,
      remedy: 'Shorten or crop it with another program, then add it again.',
    },
    location: {
      title: 'Contains a location',
      why: 'Anyone with the link can see where it was taken.',
      remedy: 'Remove the location, or keep it on purpose.',
    },
    placeUnknown: {
      title: 'May contain a location',
      why: 'Satchel couldn’t look through all of this file.',
      remedy: 'Remove what could hold a location where that is offered, or upload it anyway.',
    },
    placeStays: {
      title: 'The location can’t be removed',
      why: 'Satchel can’t do that without changing the rest of the file.',
      whyTooLarge: (limit: string) => `Satchel does that with files of up to ${limit}.`,
      remedy:
        'Convert it where that is offered, remove the location with another program, or keep it on purpose.',
    },
    placeNotKept: {
      title: 'The location can’t be kept',
      why: 'It is written in a way that Satchel can’t carry over into a smaller picture.',
      remedy: 'Make it smaller without the location, or with another program and add that.',
    },
    cutShort: {
      title: 'Cut short',
      why: 'The file ends too early, so part of it is missing.',
      also: 'It’s also cut short: part of it is missing.',
      remedy: 'Get the whole file and add it again, or upload it as it is.',
    },
    undecodable: {
      title: 'Can’t be opened',
      why: 'It’s damaged, or saved in a way Satchel can’t read.',
      whyCut: 'It’s cut short, and the rest isn’t enough to show.',
      remedy: 'Open it in another app, save it as JPG or PNG and add that.',
    },
    moving: {
      title: 'It’s animated',
      why: 'Satchel keeps an animation only as a GIF, and GIF isn’t accepted here.',
      remedy: 'Save one frame of it as JPG or PNG and add that.',
    },
    tooMuch: {
      title: 'Too large to open',
      why: 'Opening this picture would take more memory than Satchel may use for one.',
      remedy: 'Make it smaller in another app and add that.',
    },
    tooSlow: {
      title: 'Took too long',
      why: 'Satchel tried twice and stopped each time after some minutes.',
      remedy: 'Try again, or make it smaller in another app and add that.',
    },
    notMade: {
      title: 'Could not be made to fit',
      why: 'Satchel tried it twice, and was cut short each time.',
      remedy:
        'Try again; if it stays so, make it smaller, or convert it, with another program and add that.',
    },
  },
  unauthorized: {
    title: (provider: string) => `${provider} did not accept these credentials`,
    why: 'The identifier or its secret is wrong, or the secret was replaced at the provider.',
    remedy: 'Enter the secret again from the provider’s console.',
  },
  forbidden: {
    title: (provider: string) => `${provider} does not allow this`,
    why: (said: string) => said,
    whyUnknown: 'The account may not do this.',
    remedy: 'Check the permissions of the account in the provider’s console.',
  },
  notFound: {
    title: 'Not there any more',
    why: (provider: string) => `${provider} no longer has it.`,
    remedy: 'Refresh the library to see what is left.',
  },
  rateLimited: {
    title: (provider: string) => `${provider} asks to slow down`,
    why: 'Too many requests were made in a short time.',
    remedyIn: (ms: number) => `Satchel goes on by itself in ${wait(ms)}.`,
    remedy: 'Satchel goes on by itself in a moment.',
    remedyOnceIn: (ms: number) => `Try again in ${wait(ms)}.`,
    remedyOnce: 'Try again in a moment.',
  },
  refused: {
    title: (provider: string) => `${provider} refused this`,
    /** The provider's answer; `known` is what Satchel knows of it. */
    why: ({ status, code, said, known }: RefusedWords) => {
      const answer = [
        status === null ? '' : `status ${status}`,
        code === null ? '' : `code ${code}`,
      ];
      const marks = answer.filter((part) => part !== '').join(', ');
      const sentence = [known, said === null ? null : `It says: “${said}”.`]
        .filter((part) => part !== null)
        .join(' ');
      if (sentence !== '' && marks !== '') return `${sentence.slice(0, -1)} (${marks}).`;
      if (sentence !== '') return sentence;
      return marks === '' ? 'It gave no reason.' : `It answered with ${marks} and no reason.`;
    },
    remedy: 'Try again; if it stays so, the provider’s support can look the answer up.',
  },
  down: {
    title: (provider: string) => `${provider} is not answering properly`,
    status: (status: number | null) =>
      status === null
        ? 'It reported a fault of its own.'
        : `It reported a fault: status ${status}.`,
    unreadable: 'Its answer could not be understood.',
    cut: 'Its answer broke off in the middle.',
    timedOut: 'It did not answer in time.',
    redirected: 'It sent us to another address, which we do not follow with your credentials.',
    tls: 'A secure connection to it could not be made, or broke.',
    notProvider: 'Something else answered in its place, such as the sign-in page of a network.',
    remedyNotProvider: 'Sign in to the network, or check the proxy in between, then try again.',
    endless: 'Its list never ends, so Satchel stopped reading it.',
    remedyEndless: 'What was read so far is shown. Try again later.',
    untoldTitle: 'May have arrived',
    untold: (provider: string) =>
      `${provider} didn’t confirm it, and its list can’t be read well enough to check.`,
    remedyUntold: 'Check the provider’s console first: trying again could create a duplicate.',
    remedyIn: (ms: number) => `Try again in ${wait(ms)}.`,
    remedy: 'Try again in a moment.',
    remedyTls: 'Check the clock of this computer, or a proxy between it and the provider.',
  },
  offline: {
    title: 'No connection',
    why: (host: string) => `${host} could not be reached.`,
    remedy: 'Check your connection; Satchel goes on when it is back.',
    remedyOnce: 'Check your connection, then try again.',
  },
  keychain: {
    title: 'The keychain cannot be used',
    noLibrary: 'The system’s keychain library is missing.',
    noService: 'No keychain is running on this computer.',
    locked: 'The keychain is locked.',
    timedOut: 'The keychain did not answer in time.',
    notKept: 'The keychain did not keep what it was given.',
    failed: 'The keychain reported an error.',
    remedy: 'Secrets are kept for this session only, and asked for again after a restart.',
    remedyLocked: 'Unlock it, then try again.',
  },
  library: {
    title: 'Satchel’s library cannot be written',
    locked: {
      why: 'Another program holds it.',
      remedy: 'Close the program that reads or copies Satchel’s folder.',
    },
    full: {
      why: 'The disk on which it lies is full.',
      remedy: 'Free some room on it.',
    },
    readOnly: {
      why: 'The disk or the folder on which it lies may only be read.',
      remedy: 'Allow Satchel to write there.',
    },
    damaged: {
      why: 'The file of the library is damaged.',
      remedy: 'Quit Satchel and start it again; it then says what can be done.',
    },
    failed: {
      why: 'The disk on which it lies does not answer as it should.',
      remedy: 'See that the disk is there and sound.',
    },
  },
  audienceChanged: {
    title: 'Not sent yet',
    why: 'Other people would receive it than those you confirmed.',
    remedy: 'See who receives it now, then send it or leave it.',
  },
  cancelled: {
    title: 'Cancelled',
    why: 'You stopped it.',
    remedy: 'Start it again if you want it.',
  },
  bug: {
    title: 'A fault in Satchel',
    why: (reference: string) => `Something happened that should not. Reference: ${reference}.`,
    remedy: 'Try again. If it happens again, report it with the reference.',
  },
};
