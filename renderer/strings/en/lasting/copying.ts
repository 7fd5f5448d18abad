const links = (count: number, text: string) => (count === 1 ? 'Link' : `${text} links`);
const anyone = (count: number) =>
  count === 1 ? 'anyone with it can open the file' : 'anyone with them can open the files';

/** Copying links in formats, as files and as codes. */
export const copying = {
  menu: 'Copy link as',
  menuOf: (count: number, text: string) => (count === 1 ? 'Copy link as' : `Copy ${text} links as`),
  openMenu: 'Other formats',
  heading: 'Copy links as',
  formats: {
    plain: 'Plain link',
    markdown: 'Markdown',
    html: 'HTML',
    bbcode: 'BBCode',
    json: 'JSON',
    csv: 'CSV',
    curl: 'curl download',
  },
  /** What a format is called within a sentence. */
  as: {
    plain: '',
    markdown: ' as Markdown',
    html: ' as HTML',
    bbcode: ' as BBCode',
    json: ' as JSON',
    csv: ' as CSV',
    curl: ' as curl',
  },
  asTemplate: (title: string) => ` as ${title}`,
  send: (provider: string) => `Send with ${provider}`,
  languages: { curl: 'curl', node: 'Node.js', python: 'Python', xml: 'XML' },
  xmlAsText: 'XML (link as text)',
  snippet: (provider: string, language: string) => `${provider} ${language}`,
  /** Copied, and until when it works for whom. */
  open: (count: number, text: string, as: string) =>
    `${links(count, text)} copied${as} – ${anyone(count)}`,
  until: (count: number, text: string, as: string, instant: string) =>
    count === 1
      ? `Link copied${as} – ${anyone(1)} until ${instant}`
      : `${links(count, text)} copied${as} – ${anyone(count)}. The first link works until ${instant}.`,
  untilItem: (count: number, text: string, as: string, instant: string) =>
    count === 1
      ? `Link copied${as} – ${anyone(1)} until it expires, ${instant}`
      : `${links(count, text)} copied${as} – ${anyone(count)}. The first file expires ${instant}.`,
  some: (count: number, text: string, failed: string) =>
    `${count === 1 ? '1 link' : `${text} links`} copied, ${failed} unavailable`,
  showFailed: 'Show',
  failedTitle: (count: number, text: string) =>
    count === 1 ? '1 link is unavailable' : `${text} links are unavailable`,
  failedLabel: 'Unavailable links',
  items: (count: number, text: string) => (count === 1 ? '1 item' : `${text} items`),
  tooLarge: (text: string, size: string) =>
    `${text} links are too much for the clipboard (${size}). Your clipboard hasn’t changed.`,
  nothing: 'No links to copy. Refresh the account, then try again.',
  /** Of links that are too many for the clipboard: those that no file has either. */
  without: (count: number, text: string) =>
    count === 1 ? '1 more link is unavailable.' : `${text} more links are unavailable.`,
  saveFile: 'Save as a file…',
  savedFile: (name: string) => `Links saved to ${name}`,
  byItself: (sentence: string) => `Upload finished. ${sentence}`,
  notByItself: 'Upload finished. Its links weren’t copied because you’ve copied something else.',
  copyNow: 'Copy links',
  qr: {
    action: 'Show QR code…',
    title: 'QR code',
    oneAtATime: 'Select one item to show its QR code.',
    image: (name: string) => `QR code of the link to ${name}`,
    making: 'Getting the link…',
    open: 'Anyone who scans it can open the file.',
    until: (instant: string) => `Anyone who scans it can open the file until ${instant}.`,
    over: 'The link has expired. Close this and open it again to get a new one.',
    copy: 'Copy image',
    copied: 'QR code copied as an image',
    savePng: 'Save PNG…',
    saveSvg: 'Save SVG…',
    saved: (name: string) => `QR code saved to ${name}`,
  },
};
