/** Why a picture cannot be sent or converted. */
export const pictureFailures = {
  cutShort: {
    title: 'Cut short',
    why: 'The file ends too early, so part of it is missing.',
    also: 'It’s also cut short: part of it is missing.',
    remedy: 'Add a complete copy, or upload it anyway.',
  },
  undecodable: {
    title: 'Can’t open the picture',
    why: 'It’s damaged, or saved in a way Satchel can’t read.',
    whyCut: 'It’s cut short, and the rest isn’t enough to show.',
    remedy: 'Save it as JPG or PNG in another app, then add that.',
  },
  moving: {
    title: 'It’s animated',
    why: 'Satchel can keep an animation only as a GIF, which isn’t accepted here.',
    remedy: 'Save one frame as JPG or PNG, then add that.',
  },
  tooMuch: {
    title: 'Too large to open',
    why: 'Opening this picture would take too much memory.',
    remedy: 'Resize it in another app, then add that.',
  },
  tooSlow: {
    title: 'Took too long',
    why: 'Satchel tried twice and ran out of time.',
    remedy: 'Try again, or resize it in another app.',
  },
};
