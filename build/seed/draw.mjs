/** Small words for drawing in SVG, so that the scenes read as pictures. */

/**
 * @param {number} width
 * @param {number} height
 * @param {string} body
 * @param {string} [defs]
 */
export function svg(width, height, body, defs = '') {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs>${defs}</defs>${body}</svg>`;
}

/**
 * @param {string} id
 * @param {readonly string[]} colours spread evenly from top to bottom, or from left to right
 * @param {boolean} [across]
 */
export function gradient(id, colours, across = false) {
  const stops = colours.map(
    (colour, index) =>
      `<stop offset="${index / Math.max(1, colours.length - 1)}" stop-color="${colour}"/>`,
  );
  const end = across ? 'x2="1" y2="0"' : 'x2="0" y2="1"';
  return `<linearGradient id="${id}" x1="0" y1="0" ${end}>${stops.join('')}</linearGradient>`;
}

/**
 * @param {string} id
 * @param {string} inner
 * @param {string} outer
 */
export function glow(id, inner, outer, opacity = 0) {
  return `<radialGradient id="${id}"><stop offset="0" stop-color="${inner}"/><stop offset="1" stop-color="${outer}" stop-opacity="${opacity}"/></radialGradient>`;
}

/** @param {string} id @param {number} deviation */
export function blur(id, deviation) {
  return `<filter id="${id}" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="${deviation}"/></filter>`;
}

/** @param {number} x @param {number} y @param {number} w @param {number} h @param {string} fill @param {number} [r] */
export function box(x, y, w, h, fill, r = 0, more = '') {
  return `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${r}" fill="${fill}" ${more}/>`;
}

/** @param {number} x @param {number} y @param {number} r @param {string} fill */
export function disc(x, y, r, fill, more = '') {
  return `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" ${more}/>`;
}

/** @param {number} x @param {number} y @param {number} rx @param {number} ry @param {string} fill */
export function oval(x, y, rx, ry, fill, more = '') {
  return `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}" ${more}/>`;
}

/** @param {string} d @param {string} fill */
export function path(d, fill, more = '') {
  return `<path d="${d}" fill="${fill}" ${more}/>`;
}

/** @param {string} d @param {string} colour @param {number} width */
export function line(d, colour, width, more = '') {
  return `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`;
}

/**
 * @param {number} x
 * @param {number} y
 * @param {number} size
 * @param {string} colour
 * @param {string} words
 * @param {{ anchor?: 'start' | 'middle' | 'end', weight?: number, spacing?: number, serif?: boolean, italic?: boolean }} [style]
 */
export function text(x, y, size, colour, words, style = {}) {
  const { anchor = 'middle', weight = 700, spacing = 0, serif = false, italic = false } = style;
  const family = serif ? 'DejaVu Serif' : 'Liberation Sans';
  return `<text x="${x}" y="${y}" font-size="${size}" fill="${colour}" text-anchor="${anchor}" font-weight="${weight}" letter-spacing="${spacing}" font-family="${family}" font-style="${italic ? 'italic' : 'normal'}">${words}</text>`;
}

/** @param {string} body @param {string} transform */
export function group(body, transform, more = '') {
  return `<g transform="${transform}" ${more}>${body}</g>`;
}

/** Even random numbers that come out the same each time. @param {number} seed */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** @param {number} count @param {(index: number) => string} draw */
export function times(count, draw) {
  return Array.from({ length: count }, (_, index) => draw(index)).join('');
}
