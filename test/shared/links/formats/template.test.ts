import { execFileSync } from 'node:child_process';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { fieldOf, linkFields } from '../../../../shared/links/formats/parts/fields.ts';
import type { LinkFacts } from '../../../../shared/links/formats/parts/linkFacts.ts';
import { writeLinks } from '../../../../shared/links/formats/parts/linkWriter.ts';
import { oneLine } from '../../../../shared/links/formats/parts/oneLine.ts';
import { readTemplate } from '../../../../shared/links/formats/template/readTemplate.ts';
import { templateWriter } from '../../../../shared/links/formats/template/templateWriter.ts';
import { hostileLink, hostileText, linkWith } from './support/hostile.ts';

function fill(template: string, link: LinkFacts): string {
  const { parts, fault } = readTemplate(template);
  if (parts === null) throw new Error(fault.rule);
  return writeLinks(templateWriter(parts), [link]);
}

describe('reading a template', () => {
  it('reads any text back whose braces are doubled', () => {
    fc.assert(
      fc.property(
        hostileText.filter((text) => text.trim() !== ''),
        (text) => {
          const doubled = text.replaceAll('{', '{{').replaceAll('}', '}}');
          expect(readTemplate(doubled).parts).toEqual([{ kind: 'text', text }]);
        },
      ),
    );
  });

  it('finds a fault within the template, or parts that are all of it', () => {
    const pieces = fc.constantFrom('{', '}', '{{', '}}', 'a', '{url}', '{nam}', '{url:html}', ':');
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 8 }), (some) => {
        const template = some.join('');
        const { parts, fault } = readTemplate(template);
        if (parts === null) {
          expect(fault.at).toBeGreaterThanOrEqual(0);
          expect(fault.length).toBeGreaterThan(0);
          expect(fault.at + fault.length).toBeLessThanOrEqual(template.length);
          return;
        }
        const printed = parts.map((part) =>
          part.kind === 'text'
            ? part.text.replaceAll('{', '{{').replaceAll('}', '}}')
            : `{${part.field}${part.context === null ? '' : `:${part.context}`}}`,
        );
        expect(printed.join('')).toBe(template);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['', { rule: 'empty', at: 0, length: 0, word: '' }],
    ['a {nam} b', { rule: 'unknown-field', at: 2, length: 5, word: 'nam' }],
    ['{}', { rule: 'unknown-field', at: 0, length: 2, word: '' }],
    ['{url', { rule: 'unclosed', at: 0, length: 4, word: '' }],
    ['{url {name}', { rule: 'unclosed', at: 0, length: 5, word: '' }],
    ['x } y', { rule: 'stray-brace', at: 2, length: 1, word: '' }],
    ['{name:xml}', { rule: 'unknown-context', at: 0, length: 10, word: 'xml' }],
    ['{name:}', { rule: 'unknown-context', at: 0, length: 7, word: '' }],
    ['{name:html:json}', { rule: 'unknown-context', at: 0, length: 16, word: 'html:json' }],
  ])('says where %j cannot be read', (template, fault) => {
    expect(readTemplate(template)).toEqual({ parts: null, fault });
  });
});

describe('filling a template', () => {
  it('writes each field once, whatever it holds', () => {
    const template = linkFields.map((field) => `{${field}}`).join('\t');
    fc.assert(
      fc.property(hostileLink, (link) => {
        expect(fill(template, link).split('\t')).toEqual(
          linkFields.map((field) => oneLine(String(fieldOf(field, link, 1, 1) ?? ''))),
        );
      }),
    );
  });

  it('keeps a name within what it is written into', () => {
    fc.assert(
      fc.property(hostileLink, (link) => {
        const name = oneLine(link.name ?? '');
        const { childNodes } = parseFragment(fill('<b title="{name:html}">x</b>', link));
        const [node] = childNodes;
        expect(node && 'attrs' in node && node.attrs[0]?.value).toBe(name);
        expect(JSON.parse(fill('{{"n":{name:json}}}', link))).toEqual({ n: name });
        const [cells] = parse(fill('{name:csv},x', link)) as string[][];
        expect(cells?.[0]?.replace(/^'('*[=+\-@])/, '$1')).toBe(name);
        expect(decodeURIComponent(fill('{name:url}', link))).toBe(name);
      }),
    );
  });

  it('is one word of a shell where it is asked to be', () => {
    fc.assert(
      fc.property(hostileLink, (link) => {
        const script = fill("printf '%s' {name:shell}", link);
        const said = execFileSync('sh', ['-c', script], { encoding: 'utf8' });
        expect(said).toBe(oneLine(link.name ?? ''));
      }),
      { numRuns: 40 },
    );
  });

  it('leaves nothing for what is not known', () => {
    expect(fill('[{from}] {name} {expires}', linkWith({}))).toBe('[] one.png ');
  });
});
