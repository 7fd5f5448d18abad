import type { FailureOf } from '../../shared/failure.ts';
import { type TypeFamily, typeNoun } from '../strings/en/types.ts';
import { en } from '../strings/en.ts';
import { explainFilm } from './explainFilm.ts';
import type { Explanation } from './explanation.ts';
import { formatBytes, formatBytesApart, formatChoice, formatTypes } from './format.ts';
import { formatEncoding } from './formatEncoding.ts';
import type { ProviderNames } from './providerNames.ts';

const words = en.failures;

const capital = (noun: string) => noun.charAt(0).toLocaleUpperCase('en') + noun.slice(1);

/** What a file of this family can be saved as, best first. */
const exports: Readonly<Record<TypeFamily, readonly string[]>> = {
  image: ['image/jpeg', 'image/png'],
  document: ['application/pdf'],
  video: ['video/mp4'],
  audio: ['audio/mpeg'],
  pack: [],
  other: [],
};

function explainType(
  failure: FailureOf<'file-rejected'>,
  { Provider }: ProviderNames,
): Explanation {
  const { title, titleUnknown, why, exportAs, unpack, remedy } = words.file.wrongType;
  const { foundType, accepts } = failure;
  const reason = why(Provider, formatTypes(accepts));
  if (failure.damagedText) return words.file.damagedText;
  if (foundType === null) return { title: titleUnknown, why: reason, remedy };
  const { noun, family } = typeNoun(foundType);
  const named = { title: title(capital(noun)), why: reason };
  const film = explainFilm(failure);
  if (film !== null) return { ...named, ...film };
  const ways = exports[family].filter((type) => accepts.includes(type));
  if (ways.length === 0 && family !== 'pack') return { ...named, remedy };
  const helps = family === 'pack' ? unpack : exportAs(formatChoice(ways));
  return { ...named, short: named.title, remedy: helps };
}

/** Why a file was not taken. */
export function explainFile(
  failure: FailureOf<'file-rejected'>,
  names: ProviderNames,
): Explanation {
  const said = explainRule(failure, names);
  const told = failure.rule === 'undecodable' || failure.film?.obstacle === 'cut';
  if (!failure.cutShort || told) return said;
  const { also } = words.file.cutShort;
  const short = said.short === undefined ? {} : { short: `${said.short}. ${also}` };
  return { ...said, ...short, why: `${said.why} ${also}` };
}

function explainRule(failure: FailureOf<'file-rejected'>, names: ProviderNames): Explanation {
  const { sizeBytes, limitBytes } = failure;
  switch (failure.rule) {
    case 'empty':
      return words.file.empty;
    case 'unreadable':
      return words.file.unreadable;
    case 'changed':
      return words.file.changed;
    case 'folder':
      return words.file.folder;
    case 'duplicate':
      return explainDuplicate(failure);
    case 'transparent': {
      const { title, why, remedy, titleType, whyType, remedyType } = words.file.transparent;
      const asPng = failure.accepts.length === 0 || failure.accepts.includes('image/png');
      if (!asPng) return { title: titleType, why: whyType, remedy: remedyType };
      return { title, why: why(formatBytes(limitBytes ?? 0)), remedy, short: title };
    }
    case 'location':
      return words.file.location;
    case 'place-unknown':
      return words.file.placeUnknown;
    case 'place-stays': {
      const { title, why, whyTooLarge, remedy } = words.file.placeStays;
      if (limitBytes === null) return { title, why, remedy };
      return { title, why: whyTooLarge(formatBytes(limitBytes)), remedy };
    }
    case 'place-not-kept':
      return words.file.placeNotKept;
    case 'cut-short':
      return words.file.cutShort;
    case 'undecodable': {
      const { title, why, whyCut, remedy } = words.file.undecodable;
      return { title, why: failure.cutShort ? whyCut : why, remedy };
    }
    case 'moving':
      return words.file.moving;
    case 'too-much':
      return words.file.tooMuch;
    case 'too-slow':
      return words.file.tooSlow;
    case 'not-made':
      return words.file.notMade;
    case 'stays-too-large': {
      const { title, why, remedy } = words.file.staysTooLarge;
      return { title, why: why(formatBytes(limitBytes ?? 0)), remedy };
    }
    case 'too-large': {
      const { title, why, whyUnknown, remedy } = words.file.tooLarge;
      const limit = formatBytes(limitBytes ?? 0);
      const [size, most] = formatBytesApart(sizeBytes ?? 0, limitBytes ?? 0);
      const short =
        sizeBytes === null ? whyUnknown(names.Provider, limit) : why(size, names.provider, most);
      return { title, why: `${short}.`, remedy: remedy(limit), short };
    }
    case 'wrong-type':
      return explainType(failure, names);
    case 'encoding':
      return explainEncoding(failure);
    default:
      return failure.rule satisfies never;
  }
}

function explainEncoding({ readings = [] }: FailureOf<'file-rejected'>): Explanation {
  const { title, why, whyEither, remedy, remedyEither } = words.file.encoding;
  const ways = readings.map(({ encoding, sample }) => [formatEncoding(encoding), sample] as const);
  const [only] = ways;
  if (only !== undefined && ways.length === 1) return { title, why: why(...only), remedy };
  return { title, why: whyEither(ways), remedy: remedyEither };
}

function explainDuplicate(failure: FailureOf<'file-rejected'>): Explanation {
  const { title, titleStored, titleComing, why, whyComing, remedy } = words.file.duplicate;
  const { existingId, existingName } = failure;
  const stored = existingId !== undefined;
  const unnamed = stored ? titleStored : titleComing;
  const told = existingName === undefined ? unnamed : title(existingName);
  return { title: told, why: stored ? why : whyComing, remedy, short: told };
}
