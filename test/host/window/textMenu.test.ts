import { describe, expect, test, vi } from 'vitest';
import { type TextTarget, textMenu } from '../../../electron/host/window/textMenu.ts';

const all: TextTarget['editFlags'] = {
  canUndo: true,
  canRedo: true,
  canCut: true,
  canCopy: true,
  canPaste: true,
  canDelete: true,
  canSelectAll: true,
  canEditRichly: false,
};
const field: TextTarget = {
  isEditable: true,
  selectionText: '',
  misspelledWord: '',
  editFlags: all,
};

const told = (target: TextTarget, ...more: [Parameters<typeof textMenu>[1]?]) =>
  textMenu(target, more[0] ?? null)?.map(({ role, type, label, enabled }) =>
    [role ?? type ?? label, enabled === false ? 'off' : ''].join(''),
  );

describe('the menu of text', () => {
  test('a field has all that can be done with text', () => {
    expect(told(field)).toEqual([
      'undo',
      'redo',
      'separator',
      'cut',
      'copy',
      'paste',
      'delete',
      'separator',
      'selectAll',
    ]);
  });

  test('what cannot be done is shown as such: a secret is not copied', () => {
    const secret = { ...field, editFlags: { ...all, canCut: false, canCopy: false } };
    expect(told(secret)).toContain('copyoff');
    expect(told(secret)).toContain('cutoff');
    expect(told(secret)).toContain('paste');
  });

  test('text that is only read is copied, and where none is selected there is no menu', () => {
    const page = { ...field, isEditable: false };
    expect(textMenu(page, null)).toBeNull();
    expect(textMenu({ ...page, selectionText: ' \n' }, null)).toBeNull();
    expect(told({ ...page, selectionText: '+1 212' })).toEqual(['copy']);
  });

  test('a misspelled word leads to better ones, and to the dictionary', () => {
    const acts = { suggestions: ['receive', 'relieve'], replace: vi.fn(), learn: vi.fn() };
    const menu = textMenu({ ...field, misspelledWord: 'recieve' }, acts) ?? [];
    expect(menu.slice(0, 5).map(({ label, type }) => label ?? type)).toEqual([
      'receive',
      'relieve',
      'separator',
      'Add to dictionary',
      'separator',
    ]);
    const press = (index: number) => (menu[index]?.click as undefined | (() => void))?.();
    press(0);
    expect(acts.replace).toHaveBeenCalledExactlyOnceWith('receive');
    press(3);
    expect(acts.learn).toHaveBeenCalledOnce();
  });

  test('a word that nobody can guess says so', () => {
    const acts = { suggestions: [], replace: vi.fn(), learn: vi.fn() };
    expect(told({ ...field, misspelledWord: 'xq' }, acts)?.[0]).toBe('No suggestionsoff');
  });
});
