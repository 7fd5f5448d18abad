import type { CopyTemplate } from '../../../shared/settings/copying.ts';

/** What was written of a template and cannot be kept as it stands. */
export type TemplateDraft = Pick<CopyTemplate, 'title' | 'text'>;

/** They outlast the dialog in which they were written, and end with the window. */
const drafts = new Map<string, TemplateDraft>();

export const draftOf = (id: string): TemplateDraft | undefined => drafts.get(id);
export const keepDraft = (id: string, draft: TemplateDraft): void => void drafts.set(id, draft);
export const dropDraft = (id: string): void => void drafts.delete(id);
