import { Parser } from 'htmlparser2';

/** A picture as a page has it; addresses are as they are written there. */
export interface PagePicture {
  /** The best first. */
  readonly addresses: readonly string[];
  /** Where the link leads that it stands in. */
  readonly href: string | null;
  readonly name: string | null;
  /** No larger than a sign among words. */
  readonly small: boolean;
}

export interface Page {
  readonly base: string | null;
  readonly pictures: readonly PagePicture[];
}

const smallPx = 32;
/** As much of a page as is read beside the pictures that it holds whole, and as many pictures as are looked at. */
const longestHtml = 2_000_000;
const mostPictures = 1_000;
const mostAddresses = 16;

/** No element but a link holds another: what is nested deeply takes no longer than what is not. */
class FlatParser extends Parser {
  protected override isVoidElement(name: string): boolean {
    return name !== 'a';
  }
}

/**
 * The pictures of a piece of HTML as browsers put it on a drag or a clipboard. It is only read: nothing
 * of it runs, is fetched or gets near a document. The window waits for it, and a page can write whatever it
 * likes: the time that it takes grows with its length alone, and what is far inside a long one is left out.
 */
export function pagePictures(html: string): Page {
  const pictures: PagePicture[] = [];
  const { light, whole } = withoutData(html);
  let link: string | null = null;
  let base: string | null = null;
  const parser = new FlatParser({
    onopentag(tag, attributes) {
      if (tag === 'base') base ??= attributes['href'] ?? null;
      else if (tag === 'a') link = attributes['href'] ?? null;
      else if (tag === 'img' && pictures.length < mostPictures) {
        const picture = pictureOf(attributes, link, whole);
        if (picture.addresses.length > 0) pictures.push(picture);
      }
    },
    onclosetag(tag) {
      if (tag === 'a') link = null;
    },
  });
  parser.end(light.slice(0, longestHtml));
  return { base, pictures };
}

const longData = 2_048;
const mostData = 10_000;
const stand = /^data:\ue000(\d+)$/;

/** The HTML with something short for each long `data:` address, and what gives the address back. */
function withoutData(html: string) {
  const found: string[] = [];
  const address = /data:[^"'<>&]*/gi;
  let light = '';
  let from = 0;
  for (let looked = 0; looked < mostData; looked += 1) {
    const match = address.exec(html);
    if (match === null) break;
    const [data] = match;
    if (data.length < longData) continue;
    light += `${html.slice(from, match.index)}data:\ue000${found.push(data) - 1}`;
    from = match.index + data.length;
  }
  light += html.slice(from, from + longestHtml);
  const whole = (address: string) => found[Number(stand.exec(address)?.[1] ?? -1)] ?? address;
  return { light, whole };
}

function pictureOf(
  attributes: Readonly<Partial<Record<string, string>>>,
  href: string | null,
  whole: (address: string) => string,
): PagePicture {
  const { src, srcset, alt, title, width, height } = attributes;
  // A page that loads late shows something tiny of its own until then.
  const late = [attributes['data-src'], attributes['data-original']];
  const shown =
    src !== undefined && /^data:/i.test(src) && whole(src).length < 200 ? [...late, src] : [src];
  const written = [...bySize(srcset ?? ''), ...shown];
  const addresses = written.flatMap((address) => {
    const trimmed = address?.trim() ?? '';
    return trimmed === '' ? [] : [whole(trimmed)];
  });
  const sides = [width, height].map((side) => Number.parseFloat(side ?? ''));
  return {
    addresses: [...new Set(addresses)].slice(0, mostAddresses),
    href,
    name: alt?.trim() || title?.trim() || null,
    small: sides.every((side) => side <= smallPx),
  };
}

/** The addresses of a `srcset`, the largest first: each ends at a space, or with a comma. */
function bySize(srcset: string): string[] {
  const all = srcset.trim().matchAll(/[\s,]*(\S+)(?:(?<=,)|([^,]*))/g);
  return Array.from(all, ([, written = '', beside = '']) => ({
    address: written.replace(/,{1,8}$/, ''),
    size: Number(/^([\d.]{1,16})[wx]$/.exec(beside.trim())?.[1] ?? 1) || 0,
  }))
    .sort((a, b) => b.size - a.size)
    .map(({ address }) => address);
}
