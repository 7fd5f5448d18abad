import { z } from 'zod';
import type { CopyTemplate } from '../../settings/copying.ts';
import { type SnippetFormat, snippetFormats } from './snippets/senders.ts';

/** What is pasted as it is, in the order in which menus show it. */
export const pastedFormats = [
  'plain',
  'markdown',
  'html',
  'bbcode',
  'json',
  'csv',
  'curl',
] as const;
export type PastedFormat = (typeof pastedFormats)[number];
export type BuiltInFormat = PastedFormat | SnippetFormat;

/** What Satchel brings along, snippets last. */
export const builtInFormats: readonly BuiltInFormat[] = [...pastedFormats, ...snippetFormats];

/** A format as a setting or a call names it: one that Satchel brings along, or `template:` and the id of a person's own. */
export const formatName = z.string().min(1).max(80);

export const isPasted = (format: string): format is PastedFormat =>
  pastedFormats.some((known) => known === format);

export const isBuiltIn = (format: string): format is BuiltInFormat =>
  builtInFormats.some((known) => known === format);

export const formatOfTemplate = ({ id }: Pick<CopyTemplate, 'id'>): string => `template:${id}`;

/** The template that a format names; undefined where it names none of these. */
export const templateOf = (
  format: string,
  templates: readonly CopyTemplate[],
): CopyTemplate | undefined => templates.find((one) => formatOfTemplate(one) === format);
