/** One word of a POSIX shell, whatever it holds; a shell knows no NUL, which is left out. */
export const shellWord = (text: string): string =>
  `'${text.replaceAll('\0', '').replaceAll("'", "'\\''")}'`;
