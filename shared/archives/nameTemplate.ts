import { z } from 'zod';

/** What a name can be made of, each written in braces. */
export const nameFields = ['date', 'time', 'person', 'from', 'to', 'name', 'id', 'type'] as const;
export type NameField = (typeof nameFields)[number];

export const usualTemplate = '{date} {time} {person} {name}';

const field = /\{([^{}]*)\}/g;
const isField = (text: string): text is NameField => nameFields.some((known) => known === text);

/** The words in braces that name nothing. */
export function unknownFields(template: string): string[] {
  return [...template.matchAll(field)].flatMap(([, word = '']) => (isField(word) ? [] : [word]));
}

/** A name of one segment: it ends no folder, and each word in braces is known. */
export const nameTemplate = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((text) => !/[/\\]/.test(text) && unknownFields(text).length === 0, { error: 'template' });

/** The template with its fields filled in; what is not known leaves no gap. */
export function fillTemplate(
  template: string,
  values: Readonly<Record<NameField, string | null>>,
): string {
  return template
    .replace(field, (whole, word: string) => (isField(word) ? (values[word] ?? '') : whole))
    .replace(/\s+/g, ' ')
    .trim();
}
