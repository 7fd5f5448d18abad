import { z } from 'zod';
import { readTemplate } from './template/readTemplate.ts';

/** What Satchel brings along, in the order in which menus show it. */
export const builtInFormats = [
  'plain',
  'markdown',
  'html',
  'bbcode',
  'json',
  'csv',
  'curl',
  'plivo-curl',
  'plivo-node',
  'plivo-python',
  'plivo-xml',
  'twilio-curl',
  'twilio-node',
  'twilio-python',
  'twilio-xml',
  'signalwire-curl',
  'signalwire-node',
  'signalwire-python',
  'signalwire-xml',
] as const;
export const builtInFormat = z.enum(builtInFormats);
export type BuiltInFormat = z.infer<typeof builtInFormat>;

/** A template of a person's own is a format by its id. */
export const templateFormat = z.templateLiteral(['template:', z.string().min(1).max(64)]);

export const linkFormat = z.union([builtInFormat, templateFormat]);
export type LinkFormat = z.infer<typeof linkFormat>;

export const longestTemplate = 2_000;
export const mostTemplates = 50;

/** A template that can be read, with the name that it has in menus. */
export const linkTemplate = z.strictObject({
  id: z.string().min(1).max(64),
  name: z.string().trim().min(1).max(60),
  text: z
    .string()
    .max(longestTemplate)
    .refine((text) => readTemplate(text).fault === null, { error: 'template' }),
});
export type LinkTemplate = z.infer<typeof linkTemplate>;

export const linkTemplates = z
  .array(linkTemplate)
  .max(mostTemplates)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, { error: 'same-id' });

export const formatOfTemplate = ({ id }: Pick<LinkTemplate, 'id'>): LinkFormat => `template:${id}`;
