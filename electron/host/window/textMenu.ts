import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';

/** What was pressed with the other button, and what can be done with it there. */
export type TextTarget = Pick<
  ContextMenuParams,
  'isEditable' | 'selectionText' | 'misspelledWord' | 'editFlags'
>;

export interface SpellingActs {
  readonly suggestions: readonly string[];
  replace(word: string): void;
  learn(): void;
}

/**
 * The menu of a text field, or of text that is selected; null where there is nothing to do. What a field's content
 * does not allow (a secret is never copied) is shown as such.
 */
export function textMenu(
  target: TextTarget,
  spelling: SpellingActs | null,
): MenuItemConstructorOptions[] | null {
  const { editFlags: can, isEditable, selectionText } = target;
  if (!isEditable) return selectionText.trim() === '' ? null : [{ role: 'copy' }];
  const separator = { type: 'separator' } as const;
  return [
    ...(spelling === null ? [] : [...spellingItems(spelling), separator]),
    { role: 'undo', enabled: can.canUndo },
    { role: 'redo', enabled: can.canRedo },
    separator,
    { role: 'cut', enabled: can.canCut },
    { role: 'copy', enabled: can.canCopy },
    { role: 'paste', enabled: can.canPaste },
    { role: 'delete', enabled: can.canDelete },
    separator,
    { role: 'selectAll', label: 'Select all', enabled: can.canSelectAll },
  ];
}

function spellingItems({
  suggestions,
  replace,
  learn,
}: SpellingActs): MenuItemConstructorOptions[] {
  const words = suggestions.map((word) => ({ label: word, click: () => replace(word) }));
  return [
    ...(words.length === 0 ? [{ label: 'No suggestions', enabled: false }] : words),
    { type: 'separator' },
    { label: 'Add to dictionary', click: learn },
  ];
}
