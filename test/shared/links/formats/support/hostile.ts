import fc from 'fast-check';
import type { LinkFacts } from '../../../../../shared/links/formats/parts/linkFacts.ts';
import type { MediaKind } from '../../../../../shared/media.ts';

/** What somebody writes into a name to get out of what it is written into. */
const attacks = [
  '"><script>alert(1)</script>',
  "' onerror='alert(1)",
  '](javascript:alert(1))',
  '![x](y)',
  '`code`',
  '**bold** _thin_ ~~gone~~',
  '<!-- -->',
  ']]>',
  '&amp;&copy;&#10;',
  '[/url][img]x[/img]',
  "'; touch owned; '",
  '$(touch owned)`touch owned`',
  '=HYPERLINK("http://x.example")',
  '+1',
  '-2+3',
  '@SUM(A1)',
  '\r\n1,2,3',
  'a,"b",c',
  '{url} {{name}} }',
  '\\',
  '\\"',
  "'''",
  '"""',
  '$' + '{env.PATH}',
  '../../.profile',
  '-o',
  '.hidden',
  '\u202egnp.exe',
  '\ud800',
  '\0',
  'https://other.example/x',
  'www.other.example',
  'somebody@other.example',
  '# title',
  '1. one',
  '> quote',
  '    indented',
];

export const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...attacks), fc.string({ unit: 'binary', maxLength: 8 })), {
    maxLength: 4,
  })
  .map((parts) => parts.join(''));

export const hostileUrl = fc
  .tuple(
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.oneof(hostileText, fc.constant('')),
  )
  .map(([url, more]) => url + more);

const size = fc.option(fc.integer({ min: 1, max: 20_000 }), { nil: null });
const instant = fc.option(fc.integer({ min: 0, max: 4_000_000_000_000 }), { nil: null });
const text = fc.option(hostileText, { nil: null });

export const hostileLink: fc.Arbitrary<LinkFacts> = fc.record({
  url: hostileUrl,
  name: text,
  kind: fc.constantFrom<MediaKind>('image', 'video', 'pdf', 'other'),
  contentType: text,
  sizeBytes: size,
  width: size,
  height: size,
  durationMs: size,
  storedAt: instant,
  expiresAt: instant,
  account: text,
  fromAddress: text,
  toAddress: text,
});

export const hostileLinks = fc.array(hostileLink, { minLength: 1, maxLength: 5 });
/** More than one message carries. */
export const manyHostileLinks = fc.array(hostileLink, { minLength: 1, maxLength: 23 });

const plainLink: LinkFacts = {
  url: 'https://media.example/one.png',
  name: 'one.png',
  kind: 'image',
  contentType: 'image/png',
  sizeBytes: 2_400,
  width: 640,
  height: 480,
  durationMs: null,
  storedAt: Date.UTC(2026, 0, 5, 9, 14, 3),
  expiresAt: null,
  account: 'Field team',
  fromAddress: null,
  toAddress: null,
};

export const linkWith = (facts: Partial<LinkFacts>): LinkFacts => ({ ...plainLink, ...facts });
