import { homedir } from 'node:os';

const link = /\b([a-z][a-z0-9+.-]{0,30}):\/\/([^\s/?#"'<>]*)[^\s"'<>)]*/gi;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** What keys, tokens and hashes look like: long, unbroken, with figures among the letters. */
const run = /[A-Za-z0-9+/_=-]{16,}/g;

function originOnly(_whole: string, scheme: string, authority: string): string {
  return `${scheme}://${authority.slice(authority.lastIndexOf('@') + 1)}`;
}

function hideToken(text: string): string {
  if (uuid.test(text)) return text;
  // Paths in a stack are runs of short names; a token is one long one, whatever it contains.
  const suspicious = (part: string) =>
    part.length >= 16 && /\d/.test(part) && /[A-Za-z]/.test(part);
  if (text.split('/').some(suspicious)) return '[redacted]';
  return /^[0-9]+$/.test(text) && text.length > 20 ? '[redacted]' : text;
}

/** Takes from a text what a log must not hold: links beyond their origin, the home folder, tokens. */
export function redact(text: string, home = homedir()): string {
  const withoutLinks = text.replace(link, originOnly);
  const withoutHome = home.length > 1 ? withoutLinks.split(home).join('~') : withoutLinks;
  return withoutHome.replace(run, hideToken);
}
