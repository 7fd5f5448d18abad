/** Two pixels side by side that are to be turned so that one stands above the other. */
const lying: Readonly<Record<string, string>> = {
  'image/png':
    'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAAAAADRSSBWAAAAGmVYSWZNTQAqAAAACAABARIAAwAAAAEABgAAAAAAANZnS2kAAAALSURBVHicY2D4DwABAgEAQr68aAAAAABJRU5ErkJggg==',
  'image/webp':
    'UklGRlQAAABXRUJQVlA4WAoAAAAIAAAAAQAAAAAAVlA4TBMAAAAvAQAAAA8w//M///MfeKhARP8DAEVYSUYaAAAATU0AKgAAAAgAAQESAAMAAAABAAYAAAAAAAA=',
};
const known = new Map<string, Promise<boolean>>();

/** Whether the decoder turns pictures of a type upright: it depends on the age of the browser. */
export function turnsItself(contentType: string): Promise<boolean> {
  const answer = known.get(contentType) ?? ask(contentType);
  known.set(contentType, answer);
  return answer;
}

async function ask(type: string): Promise<boolean> {
  const data = Uint8Array.from(atob(lying[type] ?? ''), (letter) => letter.charCodeAt(0));
  const decoder = new ImageDecoder({ data, type });
  try {
    const { image } = await decoder.decode();
    const turned = image.displayWidth < image.displayHeight;
    image.close();
    return turned;
  } finally {
    decoder.close();
  }
}
