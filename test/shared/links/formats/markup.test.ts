import { parse as parseBbcode } from '@bbob/parser';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { bbcodeText, bbcodeWriter } from '../../../../shared/links/formats/bbcode.ts';
import { htmlWriter } from '../../../../shared/links/formats/html.ts';
import { markdownWriter } from '../../../../shared/links/formats/markdown.ts';
import { writeLinks } from '../../../../shared/links/formats/parts/linkWriter.ts';
import { nameInUrl, plainUrl } from '../../../../shared/links/formats/parts/plainUrl.ts';
import { shownName } from '../../../../shared/links/formats/parts/shownName.ts';
import { plainWriter } from '../../../../shared/links/formats/plain.ts';
import { hostileLinks, hostileUrl, linkWith } from './support/hostile.ts';

describe('a link as it is written everywhere', () => {
  it('stays as it is where it is one already, signature and all', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const { href } = new URL(url);
        expect(new URL(plainUrl(href)).href).toBe(href);
      }),
    );
    const signed = 'https://media.example/ME1?Expires=1&Signature=a~b-c_d%2F(e)*&Key-Pair-Id=K!';
    expect(plainUrl(signed)).toBe(signed);
    expect(plainUrl('http://[::1]:80/a[1]')).toBe('http://[::1]:80/a%5B1%5D');
  });

  it('has no letter that ends it anywhere, and is encoded once', () => {
    fc.assert(
      fc.property(hostileUrl, (url) => {
        expect(plainUrl(url)).toMatch(/^[!#-;=?-~]+$/);
        expect(plainUrl(plainUrl(url))).toBe(plainUrl(url));
      }),
    );
  });

  it('gives the name that its address ends with', () => {
    expect(nameInUrl('https://a.example/Media/caf%C3%A9.png?x=/y')).toBe('café.png');
    expect(nameInUrl('https://a.example/')).toBe('a.example');
    expect(nameInUrl('https://a.example/%ff')).toBe('%ff');
  });
});

it('writes one link a line, in the order given', () => {
  fc.assert(
    fc.property(hostileLinks, (links) => {
      const lines = writeLinks(plainWriter, links).split('\n');
      expect(lines).toEqual(links.map(({ url }) => plainUrl(url)));
    }),
  );
});

/** How many spaces stand together is nothing that markup keeps. */
const collapsed = (text: string) => text.replace(/\s+/g, ' ').trim();

describe('Markdown', () => {
  const reader = new MarkdownIt({ html: true, linkify: false });
  reader.validateLink = () => true;
  reader.normalizeLink = (url) => url;

  it('is read as just these pictures and links with their names', () => {
    fc.assert(
      fc.property(hostileLinks, (links) => {
        const blocks = reader.parse(writeLinks(markdownWriter, links), {});
        expect(blocks.map(({ type }) => type)).toEqual([
          'paragraph_open',
          'inline',
          'paragraph_close',
        ]);
        const read: unknown[] = [];
        let open: { href: unknown; text: string } | null = null;
        for (const token of blocks[1]?.children ?? []) {
          if (token.type === 'image') {
            read.push(['image', token.attrGet('src'), collapsed(token.content)]);
            const texts = (token.children ?? []).map(({ type }) => type);
            expect(texts.filter((type) => type !== 'text' && type !== 'text_special')).toEqual([]);
          } else if (token.type === 'link_open') {
            open = { href: token.attrGet('href'), text: '' };
          } else if (token.type === 'link_close') {
            read.push(['link', open?.href, collapsed(open?.text ?? '')]);
            open = null;
          } else if (token.type === 'softbreak') expect(open).toBeNull();
          else {
            expect(token.type).toBe('text');
            expect(open === null ? token.content : '').toBe('');
            if (open !== null) open.text += token.content;
          }
        }
        expect(read.map((one) => (one as unknown[]).slice(0, 2))).toEqual(
          links.map((link) => [link.kind === 'image' ? 'image' : 'link', plainUrl(link.url)]),
        );
        links.forEach((link, at) => {
          const text = (read[at] as unknown[])[2];
          if (link.kind !== 'image') expect(text).toBe(collapsed(shownName(link)));
        });
      }),
    );
  });

  it('says a picture or a link by its type', () => {
    const film = linkWith({ name: 'a_b (1).mp4', kind: 'video', url: 'https://m.example/a(1' });
    expect(writeLinks(markdownWriter, [linkWith({}), film])).toBe(
      '![one\\.png](https://media.example/one.png)\n[a\\_b \\(1\\)\\.mp4](<https://m.example/a(1>)',
    );
  });
});

describe('HTML', () => {
  it('is read as just these pictures and links with their names', () => {
    fc.assert(
      fc.property(hostileLinks, (links) => {
        const { childNodes } = parseFragment(writeLinks(htmlWriter, links));
        const elements = childNodes.filter(
          (node): node is DefaultTreeAdapterTypes.Element => 'tagName' in node,
        );
        for (const node of childNodes) {
          if ('value' in node) expect(node.value).toBe('\n');
        }
        const read = elements.map(({ tagName, attrs, childNodes: inner }) => {
          const of = Object.fromEntries(attrs.map(({ name, value }) => [name, value]));
          const text = inner.map((node) => ('value' in node ? node.value : '?')).join('');
          return tagName === 'img'
            ? ['img', of['src'], of['alt'], Object.keys(of).sort()]
            : [tagName, of['href'], text, Object.keys(of)];
        });
        expect(read).toEqual(
          links.map((link) =>
            link.kind === 'image'
              ? [
                  'img',
                  plainUrl(link.url),
                  shownName(link),
                  link.width === null || link.height === null
                    ? ['alt', 'src']
                    : ['alt', 'height', 'src', 'width'],
                ]
              : ['a', plainUrl(link.url), shownName(link), ['href']],
          ),
        );
      }),
    );
  });
});

describe('BBCode', () => {
  it('is read as just these pictures and links', () => {
    fc.assert(
      fc.property(hostileLinks, (links) => {
        const read = parseBbcode(writeLinks(bbcodeWriter, links))
          .filter((node) => typeof node === 'object' && node !== null)
          .map(({ tag, attrs, content }) => [
            tag,
            Object.keys(attrs ?? {}),
            [content].flat().join(''),
          ]);
        expect(read).toEqual(
          links.map((link) => {
            const url = plainUrl(link.url)
              .replaceAll("'", '%27')
              .replace(/[[\]]/g, encodeURIComponent);
            return link.kind === 'image'
              ? ['img', [], url]
              : ['url', [url], bbcodeText(shownName(link))];
          }),
        );
      }),
    );
  });
});
