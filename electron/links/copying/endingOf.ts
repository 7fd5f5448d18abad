const endings: Readonly<Record<string, string>> = {
  markdown: 'md',
  html: 'html',
  json: 'json',
  csv: 'csv',
  curl: 'sh',
  node: 'mjs',
  python: 'py',
  xml: 'xml',
};

/** How a file is called that holds links in a format. */
export const endingOf = (format: string): string =>
  endings[format] ?? endings[format.split('-').at(-1) ?? ''] ?? 'txt';
