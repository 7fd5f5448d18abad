/** Red, green and blue from 0 to 255, and how much of what is below is covered, from 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

export type Tokens = ReadonlyMap<string, Colour>;

const declared =
  /--([\w-]+):\s*(#[0-9a-f]{6}|rgb\((\d+) (\d+) (\d+) \/ (\d+)%\)|var\(--[\w-]+\));/g;

/** The colours that a block of declarations names, on top of those that it changes. */
export function colourTokens(block: string, before: Tokens = new Map()): Tokens {
  const tokens = new Map(before);
  for (const [, name = '', value = '', red, green, blue, alpha] of block.matchAll(declared)) {
    if (value.startsWith('#')) {
      const part = (from: number) => Number.parseInt(value.slice(from, from + 2), 16);
      tokens.set(name, [part(1), part(3), part(5), 1]);
    } else if (value.startsWith('var')) {
      const same = tokens.get(value.slice('var(--'.length, -1));
      if (same !== undefined) tokens.set(name, same);
    } else {
      tokens.set(name, [Number(red), Number(green), Number(blue), Number(alpha) / 100]);
    }
  }
  return tokens;
}

/** What is seen where a see-through colour lies over another. */
export function over(top: Colour, below: Colour): Colour {
  const mixed = (at: 0 | 1 | 2) => top[at] * top[3] + below[at] * (1 - top[3]);
  return [mixed(0), mixed(1), mixed(2), 1];
}

function luminance([red, green, blue]: Colour): number {
  const linear = (part: number) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** The contrast of two colours from 1 to 21, as WCAG 2.2 defines it. */
export function contrast(a: Colour, b: Colour): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}
