/** A text or a value between quotes in HTML or XML. */
export const escapeMarkup = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

/** What has a meaning within a line of CommonMark or of GitHub's, and what an extension gives one. */
const marks = /[\\`*_{}[\]()<>#+\-.!|~&:@$^="']/g;

/** A text in which Markdown finds nothing to do. */
export const escapeMarkdown = (text: string): string => text.replace(marks, '\\$&');
