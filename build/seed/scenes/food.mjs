import {
  blur,
  box,
  disc,
  gradient,
  group,
  line,
  oval,
  path,
  randomFrom,
  svg,
  times,
} from '../draw.mjs';

/** @param {string} top @param {string} bottom */
const table = (top, bottom) => gradient('table', [top, bottom]) + blur('soft', 16);
const ground = box(0, 0, 1080, 1080, 'url(#table)');
const shadow = disc(556, 566, 372, '#000', 'opacity=".3" filter="url(#soft)"');

export function latte() {
  const petals = [0, 1, 2, 3]
    .map((i) =>
      path(
        `M540 ${720 - i * 70}C${390 + i * 22} ${690 - i * 70} ${400 + i * 22} ${540 - i * 60} 540 ${600 - i * 70}C${680 - i * 22} ${540 - i * 60} ${690 - i * 22} ${690 - i * 70} 540 ${720 - i * 70}Z`,
        i % 2 ? '#b9794a' : '#f7e6cf',
      ),
    )
    .join('');
  const body =
    ground +
    shadow +
    disc(540, 540, 390, '#fdfbf7') +
    disc(540, 540, 352, '#efe8dd') +
    box(770, 500, 220, 80, '#fdfbf7', 40) +
    disc(540, 540, 286, '#fff') +
    disc(540, 540, 258, '#9c5f35') +
    disc(540, 540, 244, '#b9794a') +
    petals +
    group(
      oval(0, 0, 34, 50, '#4a2a1a') + line('M-4 -44Q14 0 -4 44', '#2c1710', 6),
      'translate(150 190) rotate(30)',
    ) +
    group(
      oval(0, 0, 34, 50, '#4a2a1a') + line('M-4 -44Q14 0 -4 44', '#2c1710', 6),
      'translate(232 128) rotate(-40)',
    );
  return svg(1080, 1080, body, table('#7fb0a8', '#5f958e'));
}

export function pizza() {
  const random = randomFrom(4);
  const spots = Array.from({ length: 15 }, (_, i) => ({
    a: i * 2.4,
    r: 55 + Math.sqrt(i / 15) * 225,
  }));
  const salami = spots
    .map(
      ({ a, r }) =>
        disc(540 + Math.cos(a) * r, 540 + Math.sin(a) * r, 50, '#b92d25') +
        disc(540 + Math.cos(a) * r - 4, 540 + Math.sin(a) * r - 4, 40, '#d8453a'),
    )
    .join('');
  const basil = times(11, () =>
    group(
      path('M0 0C26 -14 30 -50 0 -70C-30 -50 -26 -14 0 0Z', '#3f8f4f') +
        line('M0 -6V-56', '#7cc487', 3),
      `translate(${540 + (random() - 0.5) * 480} ${540 + (random() - 0.5) * 480}) rotate(${random() * 360})`,
    ),
  );
  const cuts = times(4, (i) =>
    line(
      'M0 -372V372',
      '#9a5f2b',
      5,
      `transform="translate(540 540) rotate(${i * 45 + 12})" opacity=".45"`,
    ),
  );
  const body =
    ground +
    shadow +
    disc(540, 540, 400, '#c98a4b') +
    disc(540, 540, 382, '#dfa763') +
    disc(540, 540, 334, '#c0392b') +
    disc(540, 540, 320, '#f9d976') +
    times(40, () =>
      disc(
        540 + (random() - 0.5) * 520,
        540 + (random() - 0.5) * 430,
        10 + random() * 24,
        '#fbe6a2',
      ),
    ) +
    salami +
    basil +
    cuts;
  return svg(1080, 1080, body, table('#3d4a5c', '#2c3645'));
}

export function donuts() {
  const random = randomFrom(18);
  const donut = (
    /** @type {number} */ x,
    /** @type {number} */ y,
    /** @type {string} */ icing,
    /** @type {string[]} */ sprinkles,
  ) => {
    const bits = times(34, (i) => {
      const [angle, r] = [i * 2.4, 84 + random() * 62];
      return group(
        box(-13, -4, 26, 8, sprinkles[i % sprinkles.length] ?? '#fff', 4),
        `translate(${Math.cos(angle) * r} ${Math.sin(angle) * r}) rotate(${random() * 180})`,
      );
    });
    const ring = (
      /** @type {number} */ r,
      /** @type {number} */ width,
      /** @type {string} */ colour,
    ) => `<circle r="${r}" fill="none" stroke="${colour}" stroke-width="${width}"/>`;
    return group(
      disc(10, 18, 190, '#000', 'opacity=".22" filter="url(#soft)"') +
        ring(120, 140, '#d99a55') +
        ring(118, 110, icing) +
        `<path d="M-120 -90A150 150 0 0 1 -20 -150" fill="none" stroke="#fff" stroke-width="14" stroke-linecap="round" opacity=".45"/>` +
        bits,
      `translate(${x} ${y})`,
    );
  };
  const body =
    ground +
    donut(300, 300, '#ff8fb1', ['#fff', '#ffd166', '#7bdff2']) +
    donut(780, 290, '#6b3f2a', ['#ffd166', '#ff8fb1', '#fff']) +
    donut(300, 790, '#fff3d6', ['#ef476f', '#06d6a0', '#118ab2']) +
    donut(780, 790, '#9ad4c8', ['#fff', '#ff6b6b', '#ffe66d']);
  return svg(1080, 1080, body, table('#fde2e4', '#f9c6d0'));
}

export function bowl() {
  const wedge = (
    /** @type {number} */ from,
    /** @type {number} */ to,
    /** @type {string} */ colour,
  ) => {
    const at = (/** @type {number} */ angle) =>
      `${540 + Math.cos(angle) * 300} ${540 + Math.sin(angle) * 300}`;
    return path(`M540 540L${at(from)}A300 300 0 0 1 ${at(to)}Z`, colour);
  };
  const random = randomFrom(44);
  const dots = (
    /** @type {number} */ from,
    /** @type {number} */ to,
    /** @type {string[]} */ colours,
    /** @type {number} */ size,
    /** @type {number} */ count,
  ) =>
    times(count, (i) => {
      const [angle, r] = [
        from + 0.12 + random() * (to - from - 0.24),
        70 + Math.sqrt(random()) * 205,
      ];
      return disc(
        540 + Math.cos(angle) * r,
        540 + Math.sin(angle) * r,
        size * (0.7 + random() * 0.5),
        colours[i % colours.length] ?? '#fff',
      );
    });
  const part = (Math.PI * 2) / 5;
  const body =
    ground +
    shadow +
    disc(540, 540, 380, '#f4f1ec') +
    disc(540, 540, 344, '#2b4a6b') +
    disc(540, 540, 308, '#fbf7ee') +
    wedge(0, part, '#7bb661') +
    dots(0, part, ['#5f9c49', '#9bd17f'], 24, 40) +
    wedge(part, 2 * part, '#f6efe0') +
    dots(part, 2 * part, ['#fff', '#e6dcc4'], 12, 90) +
    wedge(2 * part, 3 * part, '#f28c52') +
    dots(2 * part, 3 * part, ['#e3703a', '#f9ab7d'], 28, 34) +
    wedge(3 * part, 4 * part, '#b23a6b') +
    dots(3 * part, 4 * part, ['#8e2b55', '#d45c8c'], 20, 44) +
    wedge(4 * part, 5 * part, '#f4d35e') +
    dots(4 * part, 5 * part, ['#e9bf34', '#fae48f'], 17, 60) +
    disc(540, 540, 84, '#fff') +
    disc(540, 540, 46, '#ffb627') +
    line('M930 110L700 330M980 160L750 370', '#8a5a3b', 16);
  return svg(1080, 1080, body, table('#efe6d8', '#dccfb9'));
}
