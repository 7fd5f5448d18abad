import { expect, it } from 'vitest';
import { linkName } from '../../electron/intake/linkName.ts';

const jpeg = 'image/jpeg';
const named = (url: string, disposition?: string, alt: string | null = null, contentType = jpeg) =>
  linkName({ url: new URL(url), contentType, disposition, alt });
/** As Node gives what a server wrote in UTF-8. */
const raw = (text: string) => Buffer.from(text).toString('latin1');

it.each([
  ['attachment; filename="cat.jpg"', 'cat.jpg'],
  ['inline;filename=cat.jpeg', 'cat.jpg'],
  ['attachment; filename="a \\"quoted\\" cat.jpg"', 'a "quoted" cat.jpg'],
  ["attachment; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%F0%9F%90%88.jpg", 'Größe 🐈.jpg'],
  ['attachment; filename="x.jpg"; filename*=utf-8\'de\'Gr%C3%B6%C3%9Fe.jpg', 'Größe.jpg'],
  ["attachment; filename*=ISO-8859-1''Gr%F6%DFe.jpg", 'Größe.jpg'],
  [raw('attachment; filename="Größe.jpg"'), 'Größe.jpg'],
  ['attachment; filename="Gr\u00f6\u00dfe.jpg"', 'Größe.jpg'],
  ['attachment; filename="=?UTF-8?B?R3LDtsOfZS5qcGc=?="', 'Größe.jpg'],
  ['attachment; filename="=?utf-8?Q?Gr=C3=B6=C3=9Fe_1.jpg?="', 'Größe 1.jpg'],
  ['attachment; filename="100%25 off.jpg"', '100%25 off.jpg'],
  ['attachment; filename="../../etc/cat.jpg"', 'cat.jpg'],
  ['attachment; filename="C:\\\\pictures\\\\cat.jpg"', 'cat.jpg'],
  ['attachment; filename=""', 'sea.jpg'],
  ['attachment', 'sea.jpg'],
  ['nonsense; ;; =', 'sea.jpg'],
])('by %s it is called %s', (disposition, name) => {
  expect(named('https://a.example/sea.png', disposition)).toBe(name);
});

it.each([
  ['https://a.example/Blue%20sea.JPG?size=large#top', 'A photo', 'Blue sea.jpg'],
  ['https://a.example/image?id=17', 'Blue sea', 'Blue sea.jpg'],
  ['https://a.example/image.php?id=17', null, 'image.jpg'],
  ['https://a.example/', null, 'a.example.jpg'],
  ['https://a.example/100%25%22.png', null, '100%".jpg'],
  ['https://a.example/%E0%A4%A.png', null, '%E0%A4%A.jpg'],
  ['https://a.example/v1.25', null, 'v1.25.jpg'],
  ['https://a.example/x', 'two\nlines   of it', 'two lines of it.jpg'],
])('%s, which a page calls %s, is called %s', (url, alt, name) => {
  expect(named(url, undefined, alt)).toBe(name);
});

it.each([
  ['https://a.example/ride.mov', undefined, 'video/quicktime', 'ride.mov'],
  [
    'https://a.example/get?id=7',
    'attachment; filename="Ride 7.MOV"',
    'video/quicktime',
    'Ride 7.MOV',
  ],
  ['https://a.example/play.php', undefined, 'video/quicktime', 'play.mov'],
  ['https://a.example/cover.jpg', undefined, 'audio/mpeg', 'cover.mp3'],
  ['https://a.example/terms v1.25', undefined, 'application/pdf', 'terms v1.25.pdf'],
  ['https://a.example/prices.csv', undefined, 'text/plain', 'prices.csv'],
  ['https://a.example/', undefined, 'text/plain', 'a.example.txt'],
  ['https://a.example/a', undefined, 'application/vnd.oasis.opendocument.text', 'a'],
])('%s, said to be %s and found to be %s, is called %s', (url, disposition, type, name) => {
  expect(named(url, disposition, 'A photo', type)).toBe(name);
});
