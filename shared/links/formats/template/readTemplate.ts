import { type LinkField, linkFields } from '../parts/fields.ts';

/** How a field is written where it stands; without one as it is, in one line. */
export const contexts = ['html', 'markdown', 'json', 'csv', 'shell', 'url'] as const;
export type TemplateContext = (typeof contexts)[number];

export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly field: LinkField; readonly context: TemplateContext | null };

/** Why a template cannot be read, and where: `at` and `length` count JavaScript's units. */
export interface TemplateFault {
  readonly rule: 'unclosed' | 'stray-brace' | 'unknown-field' | 'unknown-context' | 'empty';
  readonly at: number;
  readonly length: number;
  /** The word that is not known; empty for the others. */
  readonly word: string;
}

export type ReadTemplate =
  | { readonly parts: readonly TemplatePart[]; readonly fault: null }
  | { readonly parts: null; readonly fault: TemplateFault };

const isField = (word: string): word is LinkField => linkFields.some((known) => known === word);

const refused = (
  rule: TemplateFault['rule'],
  at: number,
  length: number,
  word = '',
): ReadTemplate => ({ parts: null, fault: { rule, at, length, word } });

/**
 * Reads a template: `{field}` or `{field:context}`, `{{` and `}}` for braces, all else as it stands. The first fault
 * from the left is told.
 */
export function readTemplate(template: string): ReadTemplate {
  if (template.trim() === '') return refused('empty', 0, template.length);
  const parts: TemplatePart[] = [];
  let text = '';
  let at = 0;
  const endText = () => {
    if (text !== '') parts.push({ kind: 'text', text });
    text = '';
  };
  while (at < template.length) {
    const char = template.charAt(at);
    if (char !== '{' && char !== '}') {
      text += char;
      at += 1;
      continue;
    }
    if (template.charAt(at + 1) === char) {
      text += char;
      at += 2;
      continue;
    }
    if (char === '}') return refused('stray-brace', at, 1);
    const inside = /^[^{}]*/.exec(template.slice(at + 1))?.[0] ?? '';
    const length = inside.length + 2;
    if (template.charAt(at + 1 + inside.length) !== '}') return refused('unclosed', at, length - 1);
    const [word = '', ...ways] = inside.split(':').map((part) => part.trim());
    if (!isField(word)) return refused('unknown-field', at, length, word);
    const way = ways.join(':');
    const context = contexts.find((known) => known === way) ?? null;
    if (ways.length > 0 && context === null) return refused('unknown-context', at, length, way);
    endText();
    parts.push({ kind: 'field', field: word, context });
    at += length;
  }
  endText();
  return { parts, fault: null };
}
