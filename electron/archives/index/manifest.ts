const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r' };

/** A line of `sha256sum`: a name that would break it is escaped, which a backslash in front says (GNU coreutils). */
export function manifestLine(sha256: string, path: string): string {
  const escaped = path.replace(/[\\\n\r]/g, (sign) => escapes[sign] ?? sign);
  return `${escaped === path ? '' : '\\'}${sha256}  ${escaped}\n`;
}
