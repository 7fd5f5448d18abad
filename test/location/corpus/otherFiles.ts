import { brotliCompressSync, gzipSync } from 'node:zlib';
import { box, u32 } from './boxes.ts';
import { exif } from './exif.ts';
import { behind, placed, plainJpeg } from './jpegs.ts';
import * as others from './others.ts';
import * as pdfs from './pdfs.ts';
import { rows } from './specimen.ts';
import * as stills from './stills.ts';
import { xmpOfAttributes, xmpOfElements, xmpWithout } from './xmp.ts';

export const ofPdf = () => {
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

export const ofStills = () => [
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

export const ofOthers = () => [
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
