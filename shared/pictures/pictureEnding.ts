/** What names of pictures end in. */
export const pictureEnding =
  /\.(?:jpe?g|jpe|jfif|png|apng|gif|webp|avifs?|bmp|dib|tiff?|hei[cf]s?|hif)$/i;

/** What the name of a picture of a content type ends in, without a dot: `jpg` for `image/jpeg`. */
export function endingOf(contentType: string): string {
  const [subtype = ''] = (contentType.split('/')[1] ?? '').split('+');
  return subtype === 'jpeg' ? 'jpg' : subtype || 'bin';
}
