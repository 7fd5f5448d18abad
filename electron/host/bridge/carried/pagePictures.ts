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

/**
 * The pictures of a piece of HTML as browsers put it on a drag or a clipboard. It is only read: nothing
 * of it runs, is fetched or gets near a document.
 */
export function pagePictures(html: string): Page {
  const pictures: PagePicture[] = [];
  const links: (string | null)[] = [];
  let base: string | null = null;
  const parser = new Parser({
    onopentag(tag, attributes) {
      if (tag === 'base') base ??= attributes['href'] ?? null;
      else if (tag === 'a') links.push(attributes['href'] ?? null);
      else if (tag === 'img') pictures.push(pictureOf(attributes, links.at(-1) ?? null));
    },
    onclosetag(tag) {
      if (tag === 'a') links.pop();
    },
  });
  parser.end(html);
  return { base, pictures: pictures.filter(({ addresses }) => addresses.length > 0) };
}

function pictureOf(
  attributes: Readonly<Partial<Record<string, string>>>,
  href: string | null,
): PagePicture {
  const { src, srcset, alt, title, width, height } = attributes;
  // A page that loads late shows something tiny of its own until then.
  const late = [attributes['data-src'], attributes['data-original']];
  const shown =
    src !== undefined && /^data:/i.test(src) && src.length < 200 ? [...late, src] : [src];
  const written = [...bySize(srcset ?? ''), ...shown];
  const addresses = written.flatMap((address) => {
    const trimmed = address?.trim() ?? '';
    return trimmed === '' ? [] : [trimmed];
  });
  const sides = [width, height].map((side) => Number.parseFloat(side ?? ''));
  return {
    addresses: [...new Set(addresses)],
    href,
    name: alt?.trim() || title?.trim() || null,
    small: sides.every((side) => side <= smallPx),
  };
}

/** The addresses of a `srcset`, the largest first. */
function bySize(srcset: string): string[] {
  const all = [...srcset.matchAll(/\s*(\S*[^\s,])(?:\s+([\d.]+)[wx])?\s*(?:,|$)/g)];
  return all
    .map(([, address = '', size = '1']) => ({ address, size: Number(size) || 0 }))
    .sort((a, b) => b.size - a.size)
    .map(({ address }) => address);
}
