import { describe, expect, it } from 'vitest';
import { copiesText } from '../../../../renderer/features/cleanup/copiesText.ts';
import { en } from '../../../../renderer/strings/en.ts';

const words = en.cleanup.plan;
const byHand = { archiveId: null };
const said = (items: number, archived: number, act: { archiveId: string | null } = byHand) =>
  copiesText({ items, archived }, act, 'Kept');

describe('what the preview of a clean-up says of copies', () => {
  it('says that none are kept only where there are none', () => {
    expect(said(545, 0)).toBe(`${words.noCopies} ${words.undo}`);
    expect(said(545, 545)).not.toContain(words.noCopies);
    expect(said(545, 545)).toBe(`${words.allArchived} ${words.undo}`);
  });

  it('says how many have one where not all have', () => {
    expect(said(1_500, 1_200)).toContain('1,200 of 1,500');
  });

  it('names the archive where each goes there first', () => {
    expect(said(3, 0, { archiveId: 'one' })).toBe(`${words.archiveFirst('Kept')} ${words.undo}`);
  });
});
