/** Text that another program would run or draw is not plain text. */
export function textType(text: string): string {
  const start = text.trimStart().slice(0, 1_024).toLowerCase();
  if (start.startsWith('#!')) return 'application/x-sh';
  if (start.startsWith('{\\rtf')) return 'application/rtf';
  if (start.startsWith('%!ps')) return 'application/postscript';
  if (start.startsWith('begin:vcard')) return 'text/vcard';
  if (start.startsWith('begin:vcalendar')) return 'text/calendar';
  if (/^(<!--.*?-->\s*)*<(!doctype html|html|head|body|script)\b/s.test(start)) return 'text/html';
  if (/^(<\?xml.*?\?>\s*)?(<!--.*?-->\s*)*(<!doctype svg.*?>\s*)?<svg\b/s.test(start)) {
    return 'image/svg+xml';
  }
  return start.startsWith('<?xml') ? 'application/xml' : 'text/plain';
}
