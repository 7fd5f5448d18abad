import {
  createSpending,
  type Findings,
  type Look,
  LookSpent,
  noFindings,
} from './bytes/findings.ts';
import type { Blank, Peek } from './bytes/peek.ts';
import { carve } from './formats/carve.ts';
import { exifLocations } from './formats/exifLocation.ts';
import { gifLocations } from './formats/gifLocations.ts';
import { id3Locations } from './formats/id3Locations.ts';
import { matroskaLocations } from './formats/matroskaLocations.ts';
import { pdfLocations } from './formats/pdfLocations.ts';
import { pngLocations } from './formats/pngLocations.ts';
import { gzipLocations, zipLocations } from './formats/zipLocations.ts';

/** Whether a file tells where it was taken; `unknown` is what could not be looked through. */
export type LocationAnswer = 'here' | 'none' | 'unknown';

/** What in a file tells where it was taken, and what of it could not be read. */
export interface Locations {
  readonly answer: LocationAnswer;
  /** Something of it stays, whatever is written over. */
  readonly stays: boolean;
  /** To be written over it, in this order, so that nothing is left of the location. */
  readonly blanks: readonly Blank[];
  /** To be written over what cannot be read and may tell one. */
  readonly doubtful: readonly Blank[];
}

/** Archives of one kind, by whatever name: letters and tables among them. */
const isZip = /\/zip$|\+zip$|openxmlformats|opendocument|java-archive/;
/** Nothing in them can be looked at. */
const isClosed = /x-(?:7z|rar|bzip2|xz|lzip|lzh|compress)|\/zstd|x-lz4|x-ace/;
/** What people read and write: a location in it is what it is about. */
const isText = /^text\/|^application\/(?:x-sh|x-msdownload|json)$/;
/** Whose words are seen on a page. */
const isPage = /^application\/(?:pdf|rtf|postscript|xml)$|svg/;

/**
 * Positions only, and the names of locations that stand beside them; not cameras nor dates. With `onlyWhether`
 * the look ends with the first that is found.
 */
export async function lookForLocations(
  peek: Peek,
  size: number,
  contentType: string | null,
  onlyWhether = false,
): Promise<Locations> {
  const found = noFindings();
  const spend = createSpending();
  const carving = { tracks: !isPage.test(contentType ?? '') };
  const look: Look = {
    peek,
    size,
    found,
    spend(work) {
      if (onlyWhether && found.tells.length > 0) throw new Told();
      spend(work);
    },
    inside: (part, from, to) => carve(part, carving, from, to),
  };
  try {
    if (!isText.test(contentType ?? '')) await lookAt(look, contentType);
  } catch (error) {
    if (error instanceof LookSpent) found.unsure = true;
    else if (!(error instanceof Told)) throw error;
  }
  return locationsOf(found, size);
}

/** More of the file says nothing new. */
class Told extends Error {
  override readonly name = 'Told';
}

async function lookAt(look: Look, contentType: string | null): Promise<void> {
  switch (contentType) {
    case 'image/png':
    case 'image/apng':
      return look.inside(look, await pngLocations(look, 0));
    case 'image/gif':
      await look.inside(look);
      return gifLocations(look);
    case 'application/pdf':
      await look.inside(look);
      return pdfLocations(look);
    case 'video/matroska':
    case 'video/x-matroska':
    case 'audio/matroska':
    case 'video/webm':
      await look.inside(look);
      return matroskaLocations(look);
    case 'audio/mpeg':
      await look.inside(look);
      return id3Locations(look);
    default:
      if (isZip.test(contentType ?? '')) return zipLocations(look);
      if (contentType === 'application/gzip') return gzipLocations(look);
      if (isClosed.test(contentType ?? '')) {
        look.found.unsure = true;
        return;
      }
      await look.inside(look);
      // Raw pictures of some makers are a TIFF by another number, which nothing else begins with.
      return exifLocations(look, 0, look.size);
  }
}

function locationsOf(found: Findings, size: number): Locations {
  const { tells, beside, doubtful, stays, unsure } = found;
  const inFile = ({ at, bytes }: Blank) => at >= 0 && at + bytes.length <= size;
  const here = tells.length > 0 || stays;
  const answer = here ? 'here' : doubtful.length > 0 || unsure ? 'unknown' : 'none';
  return {
    answer,
    stays: stays || unsure,
    blanks: here ? [...tells, ...beside].filter(inFile) : [],
    doubtful: doubtful.filter(inFile),
  };
}

/** What in a file tells where it was taken. */
export async function findLocations(
  peek: Peek,
  size: number,
  contentType: string | null,
): Promise<readonly Blank[]> {
  return (await lookForLocations(peek, size, contentType)).blanks;
}
