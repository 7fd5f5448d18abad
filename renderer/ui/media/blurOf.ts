import { thumbHashToAverageRGBA, thumbHashToRGBA } from 'thumbhash';

type Colour = readonly [red: number, green: number, blue: number];

const known = new Map<string, string | null>();
const blurs = new Map<string, string>();
const mostKnown = 2_000;

/** The mean colour of a placeholder, at hardly any cost; null for what is transparent or no hash. */
export function colourOf(placeholder: string): string | null {
  const found = known.get(placeholder);
  if (found !== undefined) return found;
  return remembered(known, placeholder, reckonColour(placeholder));
}

/** Its colours from side to side and from top to bottom, where that of the whole is not null. */
export function gradientsOf(placeholder: string): string {
  return blurs.get(placeholder) ?? remembered(blurs, placeholder, reckonGradients(placeholder));
}

function reckonColour(placeholder: string): string | null {
  const hash = bytesOf(placeholder);
  if (hash === null || isTransparent(hash)) return null;
  const { r, g, b } = thumbHashToAverageRGBA(hash);
  return css([r * 255, g * 255, b * 255]);
}

const parts = [0, 1, 2, 3];

function reckonGradients(placeholder: string): string {
  const hash = bytesOf(placeholder);
  if (hash === null) return 'none';
  const { w, h, rgba } = thumbHashToRGBA(hash);
  const columns = parts.map((part) =>
    meanOf(rgba, w, [bound(part, w), bound(part + 1, w)], [0, h]),
  );
  const rows = parts.map((part) => meanOf(rgba, w, [0, w], [bound(part, h), bound(part + 1, h)]));
  const down = rows.map((colour) => css(colour, 0.5)).join(', ');
  const across = columns.map((colour) => css(colour)).join(', ');
  return `linear-gradient(to bottom, ${down}), linear-gradient(to right, ${across})`;
}

const bound = (part: number, of: number) => Math.round((part * of) / parts.length);

type Range = readonly [from: number, to: number];

function meanOf(rgba: Uint8Array, width: number, [left, right]: Range, [top, end]: Range): Colour {
  const sum = [0, 0, 0];
  let points = 0;
  for (let y = top; y < end; y += 1) {
    for (let x = left; x < right; x += 1) {
      const at = (y * width + x) * 4;
      for (const channel of [0, 1, 2])
        sum[channel] = (sum[channel] ?? 0) + (rgba[at + channel] ?? 0);
      points += 1;
    }
  }
  const mean = (channel: number) => (sum[channel] ?? 0) / Math.max(1, points);
  return [mean(0), mean(1), mean(2)];
}

function css(colour: Colour, alpha = 1): string {
  const [red, green, blue] = colour.map(Math.round);
  return `rgb(${red} ${green} ${blue} / ${alpha})`;
}

/** Its third byte says so. */
const isTransparent = (hash: Uint8Array) => ((hash[2] ?? 0) & 0x80) !== 0;

/** Null for what no hash is like: a picture's are from 5 to some 25 bytes. */
function bytesOf(placeholder: string): Uint8Array | null {
  try {
    const bytes = Uint8Array.from(atob(placeholder), (sign) => sign.charCodeAt(0));
    return bytes.length >= 5 && bytes.length <= 32 ? bytes : null;
  } catch {
    return null;
  }
}

function remembered<T>(all: Map<string, T>, placeholder: string, value: T): T {
  const [oldest] = all.keys();
  if (all.size >= mostKnown && oldest !== undefined) all.delete(oldest);
  all.set(placeholder, value);
  return value;
}
