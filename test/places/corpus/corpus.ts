import { brotliCompressSync, gzipSync } from 'node:zlib';
import { box, u32 } from './boxes.ts';
import { exif } from './exif.ts';
import * as films from './films.ts';
import * as gifs from './gifs.ts';
import * as jpegs from './jpegs.ts';
import * as matroska from './matroska.ts';
import * as others from './others.ts';
import * as pdfs from './pdfs.ts';
import * as pngs from './pngs.ts';
import * as stills from './stills.ts';
import { iso6709 } from './truth.ts';
import { xmpOfAttributes, xmpOfDrone, xmpOfElements, xmpWithout } from './xmp.ts';

export interface Specimen {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
  readonly says: 'here' | 'none' | 'unknown';
  /** Its place cannot be taken out of it without making it anew. */
  readonly stays?: true;
}

type Row = readonly [name: string, bytes: Buffer, says?: Specimen['says'], stays?: 'stays'];

const rows = (type: string, ending: string, ...list: Row[]): Specimen[] =>
  list.map(([name, bytes, says = 'here', stays]) => ({
    name: `${name.replaceAll(' ', '-')}.${ending}`,
    type,
    bytes,
    says,
    ...(stays && { stays: true }),
  }));

const { exifSegment, jpegWith, xmpSegment, behind, plainJpeg } = jpegs;
const placed = () => jpegWith(exifSegment());
const many = (count: number, part: Buffer) => Array.from({ length: count }, () => part);
const comment = jpegs.segment(0xfe, 'Words stay');
const profilePart = jpegs.segment(0xe2, 'ICC_PROFILE\0', Buffer.alloc(60_000, 7));
const withXyz = () => films.film({ more: [films.xyz()] });

const ofJpeg = () =>
  rows(
    'image/jpeg',
    'jpg',
    ['plain', plainJpeg(), 'none'],
    ['exif without place', jpegWith(exifSegment({ way: 'none' })), 'none'],
    ['exif with an empty place', jpegWith(exifSegment({ empty: true })), 'none'],
    ['xmp without place', jpegWith(xmpSegment(xmpWithout)), 'none'],
    ['two pictures without place', jpegs.multiPicture(plainJpeg(), plainJpeg()), 'none'],
    ['a film behind without place', behind(plainJpeg(), films.plainFilm()), 'none'],
    ['exif', placed()],
    ['exif of the other order', jpegWith(exifSegment({ little: false }))],
    ['exif far from its header', jpegWith(exifSegment({ gap: 9_000 }))],
    ['by way of the second directory', jpegWith(exifSegment({ way: 'ifd1' }))],
    ['by way of the third directory', jpegWith(exifSegment({ way: 'third' }))],
    ['by way of the exif directory', jpegWith(exifSegment({ way: 'exif' }))],
    ['by way of a directory below', jpegWith(exifSegment({ way: 'sub' }))],
    ['behind 15 profiles', jpegWith(...many(15, profilePart), exifSegment())],
    ['behind 300 fill bytes', jpegWith(Buffer.alloc(300, 0xff), exifSegment())],
    ['behind 300 comments', jpegWith(...many(300, comment), exifSegment())],
    ['exif of photoshop', jpegWith(jpegs.photoshopExif())],
    ['exif with names of iptc', jpegWith(exifSegment(), jpegs.iptc())],
    ['xmp', jpegWith(xmpSegment(xmpOfAttributes))],
    ['xmp of elements', jpegWith(xmpSegment(xmpOfElements))],
    ['xmp of a drone', jpegWith(xmpSegment(xmpOfDrone))],
    ['xmp behind 16 segments', jpegWith(...many(16, profilePart), xmpSegment(xmpOfAttributes))],
    ['xmp of two bytes', jpegWith(xmpSegment(xmpOfAttributes, 'utf16be'))],
    ['xmp of two bytes turned', jpegWith(xmpSegment(xmpOfElements, 'utf16le'))],
    ['xmp of four bytes', jpegWith(xmpSegment(xmpOfAttributes, 'utf32be'))],
    ['xmp of four bytes turned', jpegWith(xmpSegment(xmpOfElements, 'utf32le'))],
    ['extended xmp', jpegWith(...jpegs.extendedXmp(xmpOfAttributes, 1))],
    ['extended xmp in two pieces', jpegWith(...jpegs.extendedXmp(xmpOfAttributes, 2))],
    ['second picture', jpegs.multiPicture(plainJpeg(), placed())],
    ['second picture of both', jpegs.multiPicture(placed(), placed())],
    ['a film behind', behind(plainJpeg(), withXyz())],
    ['a film behind of both', behind(placed(), withXyz())],
    ['a film behind by keys', behind(plainJpeg(), films.film({ more: [films.keys()] }))],
    ['a film behind with a track', behind(plainJpeg(), films.film({ tracks: [films.camm(5)] }))],
    ['exif behind the end', behind(plainJpeg(), Buffer.from('Exif\0\0'), exif())],
    ['xmp behind the end', behind(plainJpeg(), Buffer.from(xmpOfElements))],
  );

const ofPng = () => {
  const { pngWith, pngWithLate, plainPng, textChunk, pressedChunk, wordsChunk, chunk } = pngs;
  const word = 'XML:com.adobe.xmp';
  const raw = pngs.profile('exif', Buffer.concat([Buffer.from('Exif\0\0'), exif()]));
  const rawXmp = pngs.profile('xmp', Buffer.from(xmpOfAttributes));
  return rows(
    'image/png',
    'png',
    ['plain', plainPng(), 'none'],
    ['exif without place', pngWith(chunk('eXIf', exif({ way: 'none' }))), 'none'],
    ['exif', pngWith(chunk('eXIf', exif()))],
    ['exif after the picture', pngWithLate(chunk('eXIf', exif()))],
    ['exif by way of the second directory', pngWith(chunk('eXIf', exif({ way: 'ifd1' })))],
    [
      'text after exif',
      pngWith(chunk('eXIf', exif({ way: 'none' })), wordsChunk(word, xmpOfAttributes)),
    ],
    ['xmp', pngWith(wordsChunk(word, xmpOfElements))],
    ['xmp compressed', pngWith(wordsChunk(word, xmpOfElements, true))],
    ['xmp after the picture', pngWithLate(wordsChunk(word, xmpOfAttributes))],
    [
      'xmp behind 100 chunks',
      pngWith(...many(100, textChunk('Comment', 'a')), wordsChunk(word, xmpOfAttributes)),
    ],
    ['raw profile', pngWith(textChunk('Raw profile type exif', raw))],
    ['raw profile compressed', pngWith(pressedChunk('Raw profile type APP1', raw))],
    ['raw profile of xmp', pngWithLate(pressedChunk('Raw profile type xmp', rawXmp))],
    ['words of a tag', pngWith(textChunk('exif:GPSLatitude', '47/1, 23/1, 1957/100 47.388'))],
    ['text behind the end', behind(plainPng(), textChunk('Comment', xmpOfAttributes))],
    ['exif behind the end', behind(plainPng(), chunk('eXIf', exif()))],
    ['a film behind the end', behind(plainPng(), withXyz())],
  );
};

const ofGif = () => {
  const { gifWith, plainGif, xmpExtension, xmpInBlocks } = gifs;
  return rows(
    'image/gif',
    'gif',
    ['plain', plainGif(), 'none'],
    ['xmp without place', gifWith(xmpExtension(xmpWithout)), 'none'],
    ['xmp', gifWith(xmpExtension(xmpOfAttributes))],
    ['xmp before the end', gifWith(xmpExtension(xmpOfElements), true)],
    ['xmp in blocks', gifWith(xmpInBlocks(`${' '.repeat(40)}${xmpOfAttributes}`))],
    ['xmp in a comment', gifWith(gifs.comment(xmpOfAttributes))],
    ['xmp behind the end', behind(plainGif(), Buffer.from(xmpOfAttributes))],
  );
};

const ofFilm = () => {
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

const ofMatroska = () =>
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

const ofPdf = () => {
  const { pdf, jpegStream, pressedJpegStream, xmpStream, pressedXmpStream } = pdfs;
  return rows(
    'application/pdf',
    'pdf',
    ['plain', pdfs.plainPdf(), 'none'],
    ['a picture without place', pdf({ picture: jpegStream(plainJpeg()) }), 'none'],
    ['xmp without place', pdf({ metadata: pressedXmpStream(xmpWithout) }), 'none'],
    ['xmp', pdf({ metadata: xmpStream(xmpOfAttributes) })],
    ['xmp compressed', pdf({ metadata: pressedXmpStream(xmpOfElements) })],
    ['a picture', pdf({ picture: jpegStream(placed()) })],
    ['a picture compressed', pdf({ picture: pressedJpegStream(placed()) })],
    [
      'a picture of another coding',
      pdf({ picture: pdfs.strangeJpegStream(plainJpeg()) }),
      'unknown',
      'stays',
    ],
    ['locked', pdf({ trailer: '/Encrypt 9 0 R' }), 'unknown', 'stays'],
    ['behind the end', behind(pdf({}), placed())],
  );
};

const ofStills = () => [
  ...rows(
    'image/heic',
    'heic',
    ['plain', stills.heic([]), 'none'],
    ['exif', stills.heic([stills.exifItem()])],
    ['exif in two pieces', stills.heic([stills.exifItem()], 2)],
    ['xmp', stills.heic([stills.xmpItem(xmpOfAttributes)])],
    ['xmp in three pieces', stills.heic([stills.xmpItem(xmpOfAttributes)], 3)],
    ['xmp in a uuid', stills.heicWithUuid(xmpOfElements)],
  ),
  ...rows('image/x-canon-cr3', 'cr3', ['place of its own', stills.cr3()]),
  ...rows(
    'image/tiff',
    'tif',
    ['plain', exif({ way: 'none' }), 'none'],
    ['first directory', exif()],
    ['second directory', exif({ way: 'ifd1' })],
    [
      'xmp',
      exif({
        way: 'none',
        more: [
          {
            tag: 700,
            type: 1,
            count: xmpOfAttributes.length,
            value: Buffer.from(xmpOfAttributes, 'latin1'),
          },
        ],
      }),
    ],
  ),
  ...rows('image/x-panasonic-rw2', 'rw2', ['raw', others.otherTiff('IIU\0')]),
  ...rows('image/x-olympus-orf', 'orf', ['raw', others.otherTiff('IIRO')]),
];

const xl = (...boxes: Buffer[]) =>
  Buffer.concat([box('JXL ', '\r\n\x87\n'), box('ftyp', 'jxl ', u32(0), 'jxl '), ...boxes]);

const ofOthers = () => [
  ...rows(
    'image/jxl',
    'jxl',
    ['plain', xl(box('jxlc', Buffer.alloc(64, 1))), 'none'],
    ['exif', xl(box('Exif', u32(0), exif()))],
    [
      'exif compressed',
      xl(box('brob', 'Exif', brotliCompressSync(Buffer.concat([u32(0), exif()])))),
    ],
    ['xmp compressed', xl(box('brob', 'xml ', brotliCompressSync(xmpOfElements)))],
    ['compressed in no known way', xl(box('brob', 'xml ', Buffer.alloc(50, 0xff))), 'unknown'],
  ),
  ...rows(
    'image/webp',
    'webp',
    [
      'exif',
      others.riff('WEBP', ['VP8X', Buffer.from([8, 0, 0, 0, 9, 0, 0, 9, 0, 0])], ['EXIF', exif()]),
    ],
    [
      'xmp',
      others.riff(
        'WEBP',
        ['VP8X', Buffer.from([4, 0, 0, 0, 9, 0, 0, 9, 0, 0])],
        ['XMP ', Buffer.from(xmpOfAttributes)],
      ),
    ],
  ),
  ...rows(
    'application/gzip',
    'gz',
    ['plain', gzipSync(plainJpeg()), 'none'],
    ['a picture', gzipSync(placed()), 'here', 'stays'],
  ),
  ...rows('application/x-7z-compressed', '7z', [
    'closed',
    Buffer.alloc(200, 3),
    'unknown',
    'stays',
  ]),
  ...rows(
    'audio/mpeg',
    'mp3',
    ['plain', others.mp3(plainJpeg()), 'none'],
    ['cover', others.mp3(placed())],
    ['cover with stuffing', others.mp3(placed(), true)],
  ),
  ...rows('image/svg+xml', 'svg', ['xmp', others.svg(xmpOfAttributes)]),
  ...rows(
    'application/zip',
    'zip',
    ['plain', others.zip('a.jpg', plainJpeg(), 'pressed'), 'none'],
    ['stored', others.zip('a.jpg', placed(), 'stored'), 'here', 'stays'],
    ['compressed', others.zip('a.jpg', placed(), 'pressed'), 'here', 'stays'],
    ['locked', others.zip('a.jpg', placed(), 'locked'), 'unknown', 'stays'],
  ),
  ...rows('video/vnd.avi', 'avi', [
    'xmp',
    others.riff('AVI ', ['_PMX', Buffer.from(xmpOfAttributes)]),
  ]),
  ...rows('audio/wav', 'wav', ['xmp', others.riff('WAVE', ['_PMX', Buffer.from(xmpOfElements)])]),
];

/** Every hiding place that was thought of, and the same files without a place. */
export const corpus: readonly Specimen[] = [
  ...ofJpeg(),
  ...ofPng(),
  ...ofGif(),
  ...ofFilm(),
  ...ofMatroska(),
  ...ofPdf(),
  ...ofStills(),
  ...ofOthers(),
];
