import { describe, expect, it } from 'vitest';
import {
  filesIn,
  needsAsking,
  needsCount,
  portion,
} from '../../../../renderer/features/drop/brought.ts';
import { leftOut } from '../../../../renderer/features/drop/CountDialog.tsx';
import { linkIn, linkOf } from '../../../../renderer/features/drop/links.ts';
import type { IntakeCount } from '../../../../shared/intake.ts';

const nothing = { hidden: 0, links: 0, others: 0, folders: 0, beyond: null };
const counted = (more: Partial<IntakeCount>): IntakeCount => ({
  ...nothing,
  ...{ token: 't', files: 3, sizeBytes: 12 },
  ...more,
});
const files = (count: number) => Array.from({ length: count }, (_, i) => new File([], `${i}`));

describe('what is brought', () => {
  it('is counted when it holds folders or is much', () => {
    expect(needsCount(files(3), false)).toBe(false);
    expect(needsCount(files(3), true)).toBe(true);
    expect(needsCount(files(portion), false)).toBe(false);
    expect(needsCount(files(portion + 1), false)).toBe(true);
  });

  it('is asked about when it is more than a person can see, or not what it seems', () => {
    expect(needsAsking(counted({ files: 900 }))).toBe(false);
    expect(needsAsking(counted({ files: 1_001 }))).toBe(true);
    expect(needsAsking(counted({ folders: 1 }))).toBe(true);
    expect(needsAsking(counted({ files: 0 }))).toBe(true);
    expect(needsAsking(counted({ beyond: 'files' }))).toBe(true);
  });

  it('says what is left out, and nothing when nothing is', () => {
    expect(leftOut(counted({}))).toEqual([]);
    const all = { hidden: 2, links: 1, others: 4 };
    expect(leftOut(counted({ ...all, beyond: 'depth' }))).toHaveLength(4);
    expect(leftOut(counted({ hidden: 2 }))).toEqual(['Left out: 2 hidden.']);
  });

  it('is as many files as it makes', () => {
    expect(filesIn({ kind: 'link', url: 'https://a.example/b.png' })).toBe(1);
    expect(filesIn({ kind: 'counted', count: counted({ files: 7 }) })).toBe(7);
    expect(filesIn({ kind: 'files', files: files(2) })).toBe(2);
  });
});

describe('a link', () => {
  it('is a text that is one web address, and nothing else', () => {
    expect(linkIn(' https://a.example/b c.png')).toBe(null);
    expect(linkIn('https://a.example/b.png\n')).toBe('https://a.example/b.png');
    expect(linkIn('# from a page\r\nhttps://a.example/b.png')).toBe('https://a.example/b.png');
    expect(linkIn('https://a.example/1\nhttps://a.example/2')).toBe(null);
    for (const text of ['', 'hello', 'file:///etc/passwd', 'satchel-media://thumb/1', 'https://']) {
      expect(linkIn(text)).toBe(null);
    }
  });

  it('is looked for in the list of addresses first, then in the text', () => {
    const data = (kept: Record<string, string>) => ({
      getData: (type: string) => kept[type] ?? '',
    });
    expect(linkOf(data({ 'text/uri-list': 'https://a.example/1', 'text/plain': 'x' }))).toBe(
      'https://a.example/1',
    );
    expect(linkOf(data({ 'text/plain': 'https://a.example/2' }))).toBe('https://a.example/2');
    expect(linkOf(data({}))).toBe(null);
  });
});
