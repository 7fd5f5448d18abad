import { z } from 'zod';
import type { CopyTemplate } from '../../settings/copying.ts';

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
const builtInFormat = z.enum(builtInFormats);
export type BuiltInFormat = z.infer<typeof builtInFormat>;

/** A format as a setting or a call names it: one that Satchel brings along, or `template:` and the id of a person's own. */
export const formatName = z.string().min(1).max(80);

export const isBuiltIn = (format: string): format is BuiltInFormat =>
  builtInFormats.some((known) => known === format);

export const formatOfTemplate = ({ id }: Pick<CopyTemplate, 'id'>): string => `template:${id}`;

/** The template that a format names; undefined where it names none of these. */
export const templateOf = (
  format: string,
  templates: readonly CopyTemplate[],
): CopyTemplate | undefined => templates.find((one) => formatOfTemplate(one) === format);
