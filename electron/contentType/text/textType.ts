/** Text that another program would run or draw is not plain text. */
export function textType(text: string): string {
  const start = text.trimStart().slice(0, 1_024).toLowerCase();
  if (start.startsWith('#!')) return 'application/x-sh';
  if (start.startsWith('{\\rtf')) return 'application/rtf';
  if (start.startsWith('%!ps')) return 'application/postscript';
  if (start.startsWith('begin:vcard')) return 'text/vcard';
  if (start.startsWith('begin:vcalendar')) return 'text/calendar';
  if (/^<(!doctype html|html|head|body|script)\b/.test(behindComments(start))) return 'text/html';
  const bare = behindComments(start.replace(/^<\?xml.*?\?>\s*/s, ''));
  if (/^(<!doctype svg.*?>\s*)?<svg\b/s.test(bare)) return 'image/svg+xml';
  return start.startsWith('<?xml') ? 'application/xml' : 'text/plain';
}

/**
 * What follows the comments that a document begins with. One by one: an expression for all of them finds so many ways
 * to divide a row of comments that it does not come to an end.
 */
function behindComments(start: string): string {
  let rest = start;
  while (rest.startsWith('<!--')) {
    const end = rest.indexOf('-->', 4);
    if (end < 0) return rest;
    rest = rest.slice(end + 3).trimStart();
  }
  return rest;
}
