import { box, u32 } from './boxes.ts';
import * as films from './films.ts';
import { withXyz } from './films.ts';
import { placed } from './jpegs.ts';
import * as matroska from './matroska.ts';
import { many, rows } from './specimen.ts';
import { iso6709 } from './truth.ts';
import { xmpOfAttributes, xmpOfElements } from './xmp.ts';

export const ofFilm = () => {
  const { film, subtitles, droneLines } = films;
  const quiet = subtitles(['Words that stay', 'and more of them']);
  return rows(
    'video/mp4',
    'mp4',
    ['plain', films.plainFilm(), 'none'],
    ['subtitles without place', film({ tracks: [quiet] }), 'none'],
    ['13 tracks without place', film({ tracks: many13(quiet) }), 'none'],
    [
      'a changing key without place',
      film({ tracks: [films.mebx('com.apple.quicktime.detected-face', u32(1, 2))] }),
      'none',
    ],
    ['xyz', withXyz()],
    ['loci', film({ more: [films.loci()] })],
    ['keys', film({ more: [films.keys()] })],
    ['keys of another name', film({ more: [films.keys('com.example.location')] })],
    ['xmp in a uuid', film({ last: [films.adobeXmp(xmpOfAttributes)] })],
    ['xmp of quicktime', film({ more: [films.quickTimeXmp(xmpOfElements)] })],
    ['13 tracks before', film({ tracks: many13(quiet), more: [films.xyz()] })],
    [
      '300 boxes before',
      film({ more: [...many(300, box('free', Buffer.alloc(16))), films.xyz()] }),
    ],
    ['track of a drone', film({ tracks: [subtitles(droneLines)] })],
    ['thirteenth track of a drone', film({ tracks: [...many13(quiet), subtitles(droneLines)] })],
    ['track of a receiver', film({ tracks: [subtitles([films.receiverLine])] })],
    ['gpmf', film({ tracks: [films.gpmf()] })],
    ['gpmf of nine', film({ tracks: [films.gpmf('GPS9')] })],
    ['camm', film({ tracks: [films.camm(5)] })],
    ['camm of six', film({ tracks: [films.camm(6)] })],
    [
      'a changing key',
      film({ tracks: [films.mebx('com.apple.quicktime.location.ISO6709', Buffer.from(iso6709))] }),
    ],
    [
      'a cover with exif',
      film({
        more: [
          box(
            'udta',
            box('meta', u32(0), box('ilst', box('covr', box('data', u32(13, 0), placed())))),
          ),
        ],
      }),
    ],
    ['behind the end', film({ last: [Buffer.from('junk behind'), Buffer.from(xmpOfAttributes)] })],
    [
      'a track of another kind',
      film({ tracks: [films.strange(Buffer.from('nobody knows'))] }),
      'unknown',
    ],
  );
};

const many13 = <T>(one: T): T[] => Array.from({ length: 13 }, () => one);

export const ofMatroska = () =>
  rows(
    'video/matroska',
    'mkv',
    ['plain', matroska.matroska({}), 'none'],
    ['compressed words without place', matroska.matroska({ pressed: true }), 'none'],
    ['tag', matroska.matroska({ tags: matroska.locationTags })],
    [
      'tags of two',
      matroska.matroska({
        tags: [
          ['LATITUDE', '47.3887694'],
          ['LONGITUDE', '8.5315028'],
        ],
      }),
    ],
    ['attachment', matroska.matroska({ attached: placed() })],
    ['subtitles', matroska.matroska({ lines: films.droneLines })],
    ['subtitles compressed', matroska.matroska({ lines: films.droneLines, pressed: true })],
    ['behind the end', matroska.matroska({ last: Buffer.from(xmpOfAttributes) })],
    [
      'compressed in another way',
      matroska.matroska({ lines: ['?'], pressed: true, method: 1 }),
      'unknown',
    ],
  );
