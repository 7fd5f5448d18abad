import {
  blur,
  box,
  disc,
  glow,
  gradient,
  group,
  line,
  oval,
  path,
  randomFrom,
  svg,
  text,
  times,
} from '../draw.mjs';

/** Frames of short loops: each takes `at`, which goes from 0 up to 1, where it meets itself again. */

const turn = Math.PI * 2;

/** @param {number} at */
export function flashSale(at) {
  const beat = 1 + Math.sin(at * turn) * 0.07;
  const bolts = times(8, (i) =>
    group(
      path('M0 -150l-40 90h30l-20 70l60 -100h-32l22 -60Z', '#ffe45e'),
      `rotate(${i * 45 + at * 45}) translate(0 -70)`,
    ),
  );
  return svg(
    400,
    400,
    box(0, 0, 400, 400, '#ff3864') +
      group(bolts, 'translate(200 200)') +
      disc(200, 200, 122 * beat, '#2d1e6b') +
      group(
        text(0, -6, 58, '#fff', 'FLASH') + text(0, 52, 58, '#ffe45e', 'SALE'),
        `translate(200 200) scale(${beat})`,
      ),
  );
}

/** @param {number} at */
export function deliveryVan(at) {
  const bump = Math.sin(at * turn * 2) * 2;
  const wheel = (/** @type {number} */ x) =>
    disc(x, 268, 30, '#23283a') +
    disc(x, 268, 13, '#c9d1e3') +
    group(box(-3, -13, 6, 26, '#23283a'), `translate(${x} 268) rotate(${at * 360})`);
  const dashes = times(6, (i) => box(i * 100 - at * 100, 318, 54, 8, '#fff', 4));
  const trees = times(4, (i) =>
    group(
      box(-5, 0, 10, 40, '#8a5a3b') + disc(0, -16, 34, '#5fb07f'),
      `translate(${i * 160 - at * 160 + 20} 208)`,
    ),
  );
  const van =
    box(96, 132, 150, 130, '#ff7f50', 12) +
    path('M246 162h52q14 0 22 14l26 42q4 6 4 14v30h-104Z', '#ff9e79') +
    path('M264 176h32q8 0 12 8l20 34h-64Z', '#d7f0fa') +
    text(170, 208, 30, '#fff', 'parcel');
  return svg(
    420,
    400,
    box(0, 0, 420, 400, '#bfe8f4') +
      disc(340, 70, 32, '#fff3b0') +
      trees +
      box(0, 248, 420, 152, '#6b7590') +
      box(0, 248, 420, 10, '#8b95ad') +
      group(van, `translate(0 ${bump})`) +
      wheel(146) +
      wheel(292) +
      dashes,
  );
}

/** @param {number} at */
export function partyTime(at) {
  const random = randomFrom(6);
  const colours = ['#ff595e', '#ffca3a', '#8ac926', '#1982c4', '#ffffff'];
  const confetti = times(46, (i) => {
    const [x, start, speed] = [random() * 400, random() * 400, 1 + Math.floor(random() * 2)];
    const y = (start + at * 400 * speed) % 400;
    return group(
      box(-8, -4, 16, 8, colours[i % 5] ?? '#fff', 3),
      `translate(${x + Math.sin(at * turn + i) * 8} ${y}) rotate(${i * 40 + at * 360})`,
    );
  });
  return svg(
    400,
    400,
    box(0, 0, 400, 400, '#3d1e6d') +
      confetti +
      text(200, 190, 66, '#fff', 'Happy', { serif: true, italic: true }) +
      text(200, 262, 66, '#ffca3a', 'Birthday', { serif: true, italic: true }),
  );
}

/** @param {number} at */
export function turningBottle(at) {
  const sheen = -140 + ((at * 560) % 560);
  const bottle = `<clipPath id="shape"><rect x="-70" y="-190" width="140" height="232" rx="34"/></clipPath>`;
  const item =
    box(-70, -190, 140, 232, 'url(#glass)', 34) +
    box(-24, -246, 48, 62, '#2a2140', 8) +
    group(
      group(
        text(0, 0, 34, '#fff', 'aurora', { serif: true, italic: true }) +
          text(0, 34, 12, '#e9d8ff', 'EAU FRAICHE', { spacing: 3 }),
        `translate(${Math.sin(at * turn) * 26} -70) scale(${Math.max(0.2, Math.cos(at * turn) * 0.35 + 0.65)} 1)`,
      ) + box(sheen - 140, -200, 36, 260, '#fff', 0, 'opacity=".28" transform="skewX(-12)"'),
      '',
      'clip-path="url(#shape)"',
    );
  const dots = times(9, (i) =>
    disc(
      320 + Math.cos(at * turn + (i * turn) / 9) * 230,
      270 + Math.sin(at * turn + (i * turn) / 9) * 34,
      7,
      '#ffd6a5',
    ),
  );
  return svg(
    640,
    360,
    box(0, 0, 640, 360, 'url(#wall)') +
      disc(320, 170, 190, 'url(#light)', 'opacity=".7"') +
      oval(320, 276, 170, 26, '#241a3d', 'opacity=".5" filter="url(#soft)"') +
      dots +
      group(item, `translate(320 ${240 + Math.sin(at * turn) * 5}) scale(0.84)`),
    gradient('wall', ['#4b3b7c', '#8c5fa8']) +
      glow('light', '#f6c6ff', '#8c5fa8') +
      blur('soft', 8) +
      gradient('glass', ['#7a5bd0', '#b794ff', '#5b3fb0'], true) +
      bottle,
  );
}

/** @param {number} at */
export function risingBalloon(at) {
  const hill = (
    /** @type {number} */ base,
    /** @type {string} */ colour,
    /** @type {number} */ phase,
  ) => {
    const points = Array.from(
      { length: 33 },
      (_, i) => `${i * 20} ${base - Math.sin((i / 32) * turn * 2 + phase + at * turn) * 18}`,
    );
    return path(`M0 360L${points.join('L')}L640 360Z`, colour);
  };
  const clouds = [
    [0, 70, 1],
    [300, 130, 0.7],
    [520, 50, 0.85],
  ]
    .map(([x = 0, y = 0, s = 1]) =>
      group(
        disc(0, 0, 24, '#fff') +
          disc(28, -14, 30, '#fff') +
          disc(60, 0, 24, '#fff') +
          box(-4, 0, 68, 24, '#fff', 12),
        `translate(${((x + at * 720) % 720) - 80} ${y}) scale(${s})`,
      ),
    )
    .join('');
  const balloon =
    path(
      'M0 -86C-70 -86 -86 -12 -58 34Q-34 70 -15 92H15Q34 70 58 34C86 -12 70 -86 0 -86Z',
      '#ef476f',
    ) +
    path(
      'M0 -86C-32 -86 -40 -12 -28 34Q-16 70 -7 92H7Q16 70 28 34C40 -12 32 -86 0 -86Z',
      '#ffd166',
    ) +
    line('M-14 94L-10 114M14 94L10 114', '#5a4636', 2) +
    box(-13, 112, 26, 20, '#8a5a3b', 4);
  return svg(
    640,
    360,
    box(0, 0, 640, 360, 'url(#sky)') +
      clouds +
      group(
        balloon,
        `translate(320 ${132 + Math.sin(at * turn) * 16}) rotate(${Math.cos(at * turn) * 4})`,
      ) +
      hill(300, '#7fc29b', 0) +
      hill(332, '#3f8f6b', 2),
    gradient('sky', ['#5bb9e0', '#d9f3f7']),
  );
}
