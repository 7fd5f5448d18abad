import type { Reply } from '../../wire/reply.ts';

export type XmlValue = string | number | null | XmlValue[] | { [name: string]: XmlValue };

export function xmlReply(status: number, content: { [name: string]: XmlValue }): Reply {
  const text = `<?xml version='1.0' encoding='UTF-8'?>\n${element('TwilioResponse', content)}\n`;
  return { status, headers: { 'content-type': 'application/xml' }, body: Buffer.from(text) };
}

/** `date_created` as XML names it. */
export function pascalCase(name: string): string {
  return name.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The members of a JSON body under their XML names. */
export function xmlMembers(body: Readonly<Record<string, unknown>>): { [name: string]: XmlValue } {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [pascalCase(name), xmlValue(value)]),
  );
}

function xmlValue(value: unknown): XmlValue {
  if (typeof value === 'string' || typeof value === 'number' || value === null) return value;
  if (typeof value === 'object') return xmlMembers(value as Record<string, unknown>);
  return String(value);
}

function element(name: string, value: XmlValue): string {
  if (value === null) return `<${name}/>`;
  if (Array.isArray(value)) return value.map((one) => element(name, one)).join('');
  if (typeof value !== 'object') return `<${name}>${escaped(String(value))}</${name}>`;
  const inner = Object.entries(value).map(([member, one]) => element(member, one));
  return `<${name}>${inner.join('')}</${name}>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
