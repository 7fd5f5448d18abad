import { describe, expect, it } from 'vitest';
import { readCarried } from '../../../../electron/host/bridge/carried/readCarried.ts';

const read = (kept: Record<string, string>) => readCarried((type) => kept[type] ?? '');
const html = (text: string, link = '') => read({ 'text/html': text, 'text/uri-list': link });
const base64 = (bytes: readonly number[]) => Buffer.from(bytes).toString('base64');
const png = [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10];
const pictures = (carried: ReturnType<typeof read>) => carried?.pictures;

describe('a drag from a browser', () => {
  it('of a picture in a link is of the picture, and else of what it links to', () => {
    const carried = html(
      '<meta charset="utf-8"><a href="https://a.example/page"><img src="https://cdn.example/sea.jpg" alt="Blue sea"></a>',
      'https://a.example/page',
    );
    expect(pictures(carried)).toEqual([
      {
        url: 'https://cdn.example/sea.jpg',
        otherwise: ['https://a.example/page'],
        name: 'Blue sea',
      },
    ]);
    expect(carried?.called).toBe('Blue sea');
  });

  it('of a picture names it once, however often it is named', () => {
    const url = 'https://cdn.example/Blue%20sea.jpg';
    const carried = html(`<img src="${url}">`, url);
    expect(pictures(carried)).toEqual([{ url }]);
    expect(carried?.called).toBe('Blue sea');
  });

  it('takes the largest of what it is there in', () => {
    const carried = html(
      `<img src="https://a.example/s.jpg" srcset="https://a.example/m.jpg 640w, https://a.example/l,1.jpg 1280w , https://a.example/s.jpg 320w">`,
    );
    expect(pictures(carried)).toEqual([
      {
        url: 'https://a.example/l,1.jpg',
        otherwise: ['https://a.example/m.jpg', 'https://a.example/s.jpg'],
      },
    ]);
  });

  it('finds what is named in part by the link beside it, or by the page', () => {
    const beside = 'https://a.example/album/page.html';
    expect(pictures(html('<img src="../sea.jpg">', beside))?.[0]?.url).toBe(
      'https://a.example/sea.jpg',
    );
    expect(pictures(html('<img src="//cdn.example/sea.jpg">', beside))?.[0]?.url).toBe(
      'https://cdn.example/sea.jpg',
    );
    expect(
      pictures(html('<base href="https://b.example/x/"><img src="sea.jpg">', beside))?.[0]?.url,
    ).toBe('https://b.example/x/sea.jpg');
    // Without anything to go by there is no picture, and without a link nothing at all.
    expect(html('<img src="sea.jpg">')).toBe(null);
  });

  it('finds each of several, leaves out signs and what is there twice, and counts the rest', () => {
    const images = Array.from({ length: 12 }, (_, i) => `<img src="https://a.example/${i}.png">`);
    const sign = '<img src="https://a.example/smile.png" width="16" height="16">';
    const carried = html(`${images.join('<p>')}${images[0]}${sign}`);
    expect(pictures(carried)?.map(({ url }) => url)).toEqual(
      Array.from({ length: 10 }, (_, i) => `https://a.example/${i}.png`),
    );
    expect([carried?.beyond, carried?.called]).toEqual([2, null]);
    expect(pictures(html(sign))).toHaveLength(1);
  });

  it('reads entities, and nothing of what is no picture', () => {
    expect(pictures(html('<IMG SRC=https://a.example/?a=1&amp;b=2>'))?.[0]?.url).toBe(
      'https://a.example/?a=1&b=2',
    );
    for (const text of [
      '<script>"<img src=https://a.example/1.png>"</script>',
      '<!-- <img src=https://a.example/1.png> -->',
      '<style>img { content: "<img src=https://a.example/1.png>" }</style>',
      '<img src="file:///etc/passwd"><img src="blob:https://a.example/1"><img src="cid:1">',
      '<img src="javascript:alert(1)"><img src="satchel-media://thumb/1"><img src="">',
      'x'.repeat(1_000_000),
    ]) {
      expect(html(text)).toBe(null);
    }
  });

  it('takes the picture that a page was to load for the one that stood for it', () => {
    const carried = html(
      '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="https://a.example/sea.jpg">',
    );
    expect(pictures(carried)).toEqual([{ url: 'https://a.example/sea.jpg' }]);
    expect(carried?.inline).toEqual([]);
  });
});

describe('a picture that comes whole', () => {
  const url = `data:image/jpeg;base64,${base64(png)}`;

  it.each([
    [
      'in a page',
      { 'text/html': `<a href="https://a.example/"><img alt="Chart" src="${url}"></a>` },
      'Chart',
    ],
    ['as an address', { 'text/uri-list': url }, null],
    ['as text', { 'text/plain': ` ${url}\n` }, null],
  ])('%s is what its bytes are, whatever it is called', (_where, kept, name) => {
    const carried = read(kept);
    expect(carried?.inline).toEqual([{ name, ending: 'png', bytes: new Uint8Array(png) }]);
    expect(carried?.pictures).toEqual([]);
  });

  it.each([
    [`data:;base64,${base64(png)}`, png],
    [`data:image/png;charset=x;BASE64,${base64(png).replaceAll('=', '%3D')}`, png],
    [`data:image/png;base64,${base64(png).slice(0, 4)}\n ${base64(png).slice(4)}`, png],
    ['data:image/svg+xml,%3Csvg%20xmlns=ü', [...Buffer.from('<svg xmlns=ü')]],
    ['data:image/png,%89PNG%0D%0A%1A%0A', png],
    ['data:,100%', [...Buffer.from('100%')]],
  ])('is read from %j', (address, bytes) => {
    const [only] = html(`<img src="${address}">`)?.inline ?? [];
    expect([...(only?.bytes ?? [])]).toEqual(bytes);
  });

  it.each([
    ['\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf', 'avif'],
    ['\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'heic'],
    ['RIFF\0\0\0\0WEBPVP8 ', 'webp'],
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'svg'],
    ['100%', 'bin'],
  ])('of %j gets the ending %s', (text, ending) => {
    const url = `data:image/png;base64,${base64([...Buffer.from(text, 'latin1')])}`;
    expect(html(`<img src="${url}">`)?.inline).toMatchObject([{ ending }]);
  });

  it('that is broken is none', () => {
    for (const address of ['data:image/png;base64,*', 'data:image/png', 'data:image/png;base64,']) {
      expect(html(`<img src="${address}">`)).toBe(null);
    }
  });
});

describe('an address', () => {
  const one = 'https://a.example/1.png';
  const two = 'https://a.example/2.png';

  it.each<[string, Record<string, string>, string[]]>([
    ['a list', { 'text/uri-list': `# from a page\r\n${one}\r\n${two}\r\n` }, [one, two]],
    [
      'Firefox',
      { 'text/x-moz-url': `${one}\nA title https://b.example/\n${two}\nAnother` },
      [one, two],
    ],
    ['a download', { DownloadURL: `image/png:1.png:${one}` }, [one]],
    ['a text', { 'text/plain': `${one}\n` }, [one]],
    ['lines', { 'text/plain': `${one}\n<${two}>` }, [one, two]],
    ['brackets', { 'text/plain': `<${one}>` }, [one]],
    ['a sentence', { 'text/plain': `Look (at ${one}), now.` }, [one]],
    [
      'brackets of its own',
      { 'text/plain': 'See https://a.example/a_(b).png.' },
      ['https://a.example/a_(b).png'],
    ],
    ['Markdown', { 'text/plain': `[Home](${two}) ![Sea](${one} "Sea")` }, [one]],
    ['a Markdown link', { 'text/plain': `[Sea](${one})` }, [one]],
    ['a list before a text', { 'text/uri-list': one, 'text/plain': two }, [one]],
    [
      'a page without a picture',
      { 'text/html': `<a href="${two}">Sea</a>`, 'text/uri-list': one },
      [one],
    ],
  ])('is found in %s', (_what, kept, urls) => {
    expect(pictures(read(kept))?.map(({ url }) => url)).toEqual(urls);
  });

  it('is none where nobody knows which is meant, or where it leads nowhere', () => {
    for (const text of [
      '',
      'hello',
      `this ${one} or ${two}`,
      'file:///etc/passwd',
      'satchel-media://thumb/1',
      'https://',
      'mailto:a@b.example',
      `https://a.example/${'x'.repeat(5_000)}`,
    ]) {
      expect(read({ 'text/plain': text })).toBe(null);
    }
  });
});

describe('what a page wrote to keep the window busy', () => {
  const url = 'https://a.example/1.png';
  const mark = '\u0301';

  it.each<[string, Record<string, string>]>([
    ['a set of sizes without an end', { 'text/html': `<img srcset="${'a'.repeat(1e6)} b">` }],
    ['a set of sizes of commas', { 'text/html': `<img srcset="x y${','.repeat(1e6)} z">` }],
    ['elements in elements', { 'text/html': '<b>'.repeat(1e6) }],
    ['ends of nothing', { 'text/html': '<b>'.repeat(3e5) + '</i>'.repeat(3e5) }],
    ['links in links', { 'text/html': '<a>'.repeat(6e5) }],
    ['drawings in drawings', { 'text/html': '<svg>'.repeat(3e5) }],
    ['beginnings of pictures', { 'text/html': 'data:&'.repeat(1e7) }],
    ['beginnings of Markdown', { 'text/plain': '!['.repeat(1e6) }],
    ['Markdown without an end', { 'text/plain': '![](https://'.repeat(1e6) }],
  ])('ends with nothing: %s', (_what, kept) => {
    expect(read(kept)).toBe(null);
  });

  it('leaves what was meant where it is', () => {
    const closed = { 'text/plain': `See ${url}${')'.repeat(1e6)}` };
    expect(pictures(read(closed))).toEqual([{ url }]);
    const called = html(`<img src="${url}" alt="a${mark.repeat(1e6)}">`);
    expect(called?.called).toHaveLength(255);
    const many = Array.from({ length: 1e5 }, (_, at) => `<img src="https://a.example/${at}">`);
    expect(html(many.join(''))?.pictures).toHaveLength(10);
    expect(pictures(html(`\0<img\0 src="https://a.example/2"><img src="${url}">\0`))).toEqual([
      { url },
    ]);
  });

  it('reads a picture of many megabytes, in a page or alone, and nothing beyond what can be handed over', () => {
    const bytes = 3e6;
    const data = `data:image/png;base64,${'A'.repeat((bytes / 3) * 4)}`;
    for (const carried of [html(`<p><img src="${data}">`), read({ 'text/uri-list': data })]) {
      expect(carried?.inline.map((one) => one.bytes.length)).toEqual([bytes]);
    }
    const escaped = `data:image/png,${'a%41'.repeat(1e6)}`;
    expect(html(`<img src="${escaped}">`)?.inline[0]?.bytes).toHaveLength(2e6);
    const endless = read({ 'text/uri-list': `data:image/png,${'a'.repeat(2.1e8)}` });
    expect(endless).toMatchObject({ inline: [], pictures: [], tooLarge: true });
  });
});
