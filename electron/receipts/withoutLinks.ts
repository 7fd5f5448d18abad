import { plainText } from '../base/plainText.ts';

/** What is put where a link was. */
export const linkLeftOut = '[link]';

/** An address with whatever leads up to it, also where its signs are escaped for another link. */
const link = /[a-z][a-z0-9+.-]*(?::|%3a)(?:\/|%2f|\\){2}[^\s"'<>]*/gi;
/** An address without its scheme. */
const bare = /(?:^|(?<=[\s"'<>(]))(?:\/|\\){2}[^\s/\\"'<>]+[^\s"'<>]*/g;
/** What follows a path in a link, where signatures and tokens stand. */
const parameters = /[?&#;](?:[\w.~%-]+)(?:=|%3d)[^\s"'<>]*/gi;
/** A name and a password in front of a host. */
const userinfo = /[^\s/@:"'<>]+:[^\s/@"'<>]+@(?=[a-z0-9])/gi;

/** A text from outside as a receipt may hold it: on one line, without links and what a link carries. */
export function withoutLinks(text: string): string {
  return plainText(text)
    .replace(link, linkLeftOut)
    .replace(bare, linkLeftOut)
    .replace(parameters, '')
    .replace(userinfo, '');
}
