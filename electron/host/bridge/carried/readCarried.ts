import { maxHandedBytes } from '../../../../shared/contract/adding/handedFile.ts';
import { type Carried, mostWebPictures } from '../../../../shared/intake/carried.ts';
import type { WebPicture } from '../../../../shared/intake.ts';
import { pictureEnding } from '../../../../shared/pictures/pictureEnding.ts';
import { longestStart } from '../../../../shared/text/graphemes.ts';
import { dataUrlBytes, endingByBytes, isDataUrl } from './dataUrl.ts';
import { type PagePicture, pagePictures } from './pagePictures.ts';
import {
  downloadAddresses,
  listedAddresses,
  mozillaAddresses,
  webAddress,
  writtenAddresses,
} from './textLinks.ts';

/** As much HTML as can hold pictures that can be handed over, four characters for three bytes. */
const longestHtml = 1.5 * maxHandedBytes;
/** As an address holds them, three characters a byte at most. */
const longestData = 3 * maxHandedBytes + 1_024;
const mostOtherwise = 3;
const longestName = 255;

type GetData = (type: string) => string;
type Inline = Carried['inline'][number];

/** One picture, from the web or whole. */
interface Found {
  readonly urls: readonly string[];
  readonly data: string | null;
  readonly name: string | null;
}

/**
 * What a drop or a paste carries besides files. The HTML of browsers names the picture that is dragged,
 * where the address beside it is that of the link which the picture stands in; without a picture it is
 * the addresses that are taken, and the picture behind each is meant. Null when there is nothing.
 */
export function readCarried(getData: GetData): Carried | null {
  const addresses = addressesOf(getData);
  const all = picturesOf(getData('text/html').slice(0, longestHtml), addresses);
  const found = all.length > 0 ? all : addresses.map(asFound).filter(isSomething);
  if (found.length === 0) return null;
  const taken = found.slice(0, mostWebPictures);
  const inline = taken.flatMap(inlineOf);
  const beyondAll = taken.some((one) => isInline(one) && isEndless(one));
  const fitting = inline.filter(({ bytes }) => bytes.byteLength <= maxHandedBytes);
  const pictures = taken.flatMap(webPictureOf);
  if (pictures.length + inline.length === 0 && !beyondAll) return null;
  return {
    pictures,
    inline: fitting,
    called: taken.length === 1 && taken[0] !== undefined ? calledBy(taken[0]) : null,
    beyond: found.length - taken.length,
    tooLarge: beyondAll || fitting.length < inline.length,
  };
}

function addressesOf(getData: GetData): string[] {
  const ways = [
    () => listedAddresses(getData('text/uri-list')),
    () => mozillaAddresses(getData('text/x-moz-url')),
    () => downloadAddresses(getData('DownloadURL')),
    () => dataIn(getData('text/plain')) ?? writtenAddresses(getData('text/plain')),
  ];
  for (const way of ways) {
    const usable = way().filter((one) => isDataUrl(one) || webAddress(one) !== null);
    if (usable.length > 0) return [...new Set(usable)];
  }
  return [];
}

const dataIn = (text: string) => (/^\s*data:image\//i.test(text) ? [text.trim()] : null);

function asFound(address: string): Found {
  const url = webAddress(address);
  return {
    urls: url === null ? [] : [url],
    data: isDataUrl(address) ? address : null,
    name: null,
  };
}

const isSomething = ({ urls, data }: Found) => urls.length > 0 || data !== null;

function picturesOf(html: string, addresses: readonly string[]): Found[] {
  const { base, pictures } = pagePictures(html);
  const [link = null] = addresses;
  const beside = link === null ? null : webAddress(link);
  const from = (base === null ? null : webAddress(base, beside)) ?? beside;
  const large = pictures.filter(({ small }) => !small);
  // Signs among words are meant only where there is nothing else.
  const meant = (large.length > 0 ? large : pictures)
    .map((picture) => foundOf(picture, from, pictures.length === 1 ? beside : null))
    .filter(isSomething);
  const known = new Set<string>();
  return meant.filter(({ urls, data }) => {
    const key = urls[0] ?? data ?? '';
    const fresh = !known.has(key);
    known.add(key);
    return fresh;
  });
}

function foundOf(picture: PagePicture, from: string | null, link: string | null): Found {
  const { addresses, href, name } = picture;
  const data = addresses.find(isDataUrl) ?? null;
  const web = addresses.filter((one) => !isDataUrl(one)).map((one) => webAddress(one, from));
  const further = data === null ? [href === null ? null : webAddress(href, from), link] : [];
  const urls = [...web, ...further].filter((url) => url !== null);
  // A small one that stands for another until that is loaded is not meant.
  return { urls: [...new Set(urls)], data: web.length > 0 ? null : data, name };
}

function webPictureOf({ urls: [url, ...more], name }: Found): WebPicture[] {
  if (url === undefined) return [];
  return [
    {
      url,
      ...(more.length > 0 && { otherwise: more.slice(0, mostOtherwise) }),
      ...(name !== null && { name: longestStart(name, longestName) }),
    },
  ];
}

const isInline = ({ urls, data }: Found) => data !== null && urls.length === 0;
/** Longer than anything that can be handed over, and so not even read. */
const isEndless = ({ data }: Found) => (data?.length ?? 0) > longestData;

function inlineOf(found: Found): Inline[] {
  const { data, name } = found;
  const bytes = data === null || !isInline(found) || isEndless(found) ? null : dataUrlBytes(data);
  if (bytes === null || bytes.byteLength === 0) return [];
  return [
    {
      name: name === null ? null : longestStart(name, longestName),
      ending: endingByBytes(bytes),
      bytes,
    },
  ];
}

/** As the page calls it, or else as its address does, without an ending. */
function calledBy({ urls: [url], name }: Found): string | null {
  if (name !== null) return longestStart(name, longestName);
  if (url === undefined) return null;
  const segment = new URL(url).pathname.split('/').at(-1) ?? '';
  const whole = decoded(segment);
  const stem = whole.replace(pictureEnding, '');
  return stem === whole || stem === '' ? null : stem;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
