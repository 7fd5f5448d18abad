import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvField, csvLine } from '../../electron/archives/index/csv.ts';
import { publicLink } from '../../electron/archives/index/indexEntry.ts';
import { manifestLine } from '../../electron/archives/index/manifest.ts';
import { freshFolder } from '../accounts/support/freshFolder.ts';

/** Fields of a text by RFC 4180, written without a look at what wrote them. */
function fieldsOf(text: string): string[] {
  const fields: string[] = [];
  for (let at = 0; at < text.length; ) {
    if (text[at] !== '"') {
      const end = text.slice(at).search(/,|\r\n/) + at;
      fields.push(text.slice(at, end));
      at = end + (text[end] === ',' ? 1 : 2);
      continue;
    }
    let value = '';
    for (at += 1; ; at += 1) {
      if (text[at] !== '"') value += text[at];
      else if (text[at + 1] === '"') {
        value += '"';
        at += 1;
      } else break;
    }
    fields.push(value);
    at += text[at + 1] === ',' ? 2 : 3;
  }
  return fields;
}

describe('a line of index.csv', () => {
  it('is read back as it was by another reader, whatever is in it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { minLength: 1, maxLength: 6 }),
        (fields) => {
          const read = fieldsOf(csvLine([...fields, 'end']));
          expect(read.map((one, at) => (one === `'${fields[at]}` ? fields[at] : one))).toEqual([
            ...fields,
            'end',
          ]);
        },
      ),
    );
  });

  it.each(['=1+1', '+cmd|x', '-2+3', '@SUM(A1)', ' =1', '\t=1', '＝1', '=HYPERLINK(1)'])(
    'holds %j as no formula',
    (text) => {
      expect(csvField(text).replace(/^"/, '')).toMatch(/^'/);
    },
  );

  it.each(['+12125550100', '-3', '12', 'a=b', ''])('leaves %j as it is', (text) => {
    expect(csvField(text)).toBe(text);
  });
});

describe('the manifest', () => {
  it('is taken by sha256sum, whatever files are called', () => {
    const folder = freshFolder();
    const names = [
      'plain.jpg',
      'two words.jpg',
      'back\\slash',
      'line\nfeed',
      'return\rname',
      '*star',
      'ümläut',
    ];
    const manifest = names.map((name) => {
      writeFileSync(join(folder, name), name);
      return manifestLine(createHash('sha256').update(name).digest('hex'), name);
    });
    writeFileSync(join(folder, 'manifest.sha256'), manifest.join(''));
    const said = execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'manifest.sha256'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(said).toBe('');
  });
});

describe('publicLink', () => {
  it.each([
    ['https://media.example/a.jpg', 'https://media.example/a.jpg'],
    ['https://media.example/a.jpg?Signature=x', null],
    ['https://user:secret@media.example/a.jpg', null],
    ['http://media.example/a.jpg', null],
    ['https://media.example/a.jpg#token', null],
    [null, null],
  ])('of %s is %s', (url, link) => {
    expect(publicLink(url)).toBe(link);
  });
});
