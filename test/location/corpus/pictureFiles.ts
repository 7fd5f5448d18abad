import { exif } from './exif.ts';
import * as films from './films.ts';
import { withXyz } from './films.ts';
import * as gifs from './gifs.ts';
import * as jpegs from './jpegs.ts';
import { behind, exifSegment, jpegWith, placed, plainJpeg, xmpSegment } from './jpegs.ts';
import * as pngs from './pngs.ts';
import { many, rows } from './specimen.ts';
import { xmpOfAttributes, xmpOfDrone, xmpOfElements, xmpWithout } from './xmp.ts';

const comment = jpegs.segment(0xfe, 'Words stay');
const profilePart = jpegs.segment(0xe2, 'ICC_PROFILE\0', Buffer.alloc(60_000, 7));
export const ofJpeg = () =>
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
    ['names and values', jpegWith(jpegs.segment(0xeb, jpegs.manifest()))],
    ['second picture', jpegs.multiPicture(plainJpeg(), placed())],
    ['second picture of both', jpegs.multiPicture(placed(), placed())],
    ['a film behind', behind(plainJpeg(), withXyz())],
    ['a film behind of both', behind(placed(), withXyz())],
    ['a film behind by keys', behind(plainJpeg(), films.film({ more: [films.keys()] }))],
    ['a film behind with a track', behind(plainJpeg(), films.film({ tracks: [films.camm(5)] }))],
    ['exif behind the end', behind(plainJpeg(), Buffer.from('Exif\0\0'), exif())],
    ['xmp behind the end', behind(plainJpeg(), Buffer.from(xmpOfElements))],
  );

export const ofPng = () => {
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

export const ofGif = () => {
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
