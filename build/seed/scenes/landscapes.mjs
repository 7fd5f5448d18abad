import { box, disc, glow, gradient, group, line, path, randomFrom, svg, times } from '../draw.mjs';

/**
 * A ridge from edge to edge, down to the bottom.
 * @param {number} w @param {number} h @param {number} base @param {number} rise @param {number} seed @param {number} [rough]
 */
function ridge(w, h, base, rise, seed, rough = 9) {
  const random = randomFrom(seed);
  const points = Array.from({ length: rough + 1 }, (_, index) => {
    const up = index % 2 ? 0.55 + random() * 0.45 : random() * 0.4;
    return `${(w * index) / rough} ${base - rise * up}`;
  });
  return `M0 ${h}L${points.join('L')}L${w} ${h}Z`;
}

/** @param {number} w @param {number} h @param {number} base @param {number} rise @param {number} phase */
function swell(w, h, base, rise, phase) {
  const points = Array.from({ length: 41 }, (_, index) => {
    const at = index / 40;
    const up = Math.sin(at * 5 + phase) * 0.6 + Math.sin(at * 2.3 + phase * 2) * 0.4;
    return `${w * at} ${base - rise * up}`;
  });
  return `M0 ${h}L${points.join('L')}L${w} ${h}Z`;
}

export function alpineDawn() {
  const [w, h] = [1200, 900];
  const defs =
    gradient('sky', ['#2b3a67', '#8e6c8a', '#f29e7f', '#ffd9a0']) +
    glow('sun', '#fff3cf', '#ffd9a0') +
    gradient('far', ['#a77f96', '#d69a8d']) +
    gradient('mid', ['#6b5a86', '#8f6f8c']) +
    gradient('near', ['#3b3a63', '#504a72']);
  const pines = times(34, (index) => {
    const random = randomFrom(index + 5);
    const x = index * 37 + random() * 26;
    const tall = 70 + random() * 90;
    const foot = 868 + random() * 40;
    return path(`M${x} ${foot - tall}l${tall * 0.2} ${tall}h${-tall * 0.4}Z`, '#1b2140');
  });
  const body =
    box(0, 0, w, h, 'url(#sky)') +
    disc(790, 470, 330, 'url(#sun)') +
    disc(790, 470, 62, '#fff6de') +
    path(ridge(w, h, 600, 230, 3, 11), 'url(#far)') +
    path(ridge(w, h, 690, 250, 8, 9), 'url(#mid)') +
    path(ridge(w, h, 790, 190, 21, 7), 'url(#near)') +
    box(0, 850, w, 50, '#1b2140') +
    pines;
  return svg(w, h, body, defs);
}

export function desertDunes() {
  const [w, h] = [1200, 800];
  const defs =
    gradient('sky', ['#f7c59f', '#fde8cf']) +
    gradient('a', ['#e8985e', '#d67f4c']) +
    gradient('b', ['#d4744a', '#b85a3c']) +
    gradient('c', ['#a64b38', '#7d3430']);
  const camel = (/** @type {number} */ x, /** @type {number} */ y) =>
    group(
      path(
        'M0 0q6 -16 14 -14q6 -18 14 0q10 -16 18 2q6 2 8 -14l8 -6l8 4l-8 4q0 22 -14 26l-2 26h-4l-2 -24h-22l-2 24h-4l-2 -24q-4 0 -2 -4Z',
        '#5b2a2b',
      ),
      `translate(${x} ${y})`,
    );
  const body =
    box(0, 0, w, h, 'url(#sky)') +
    disc(880, 220, 90, '#fff4df') +
    path(swell(w, h, 470, 60, 0.4), '#f0b07c') +
    path(swell(w, h, 540, 70, 2.1), 'url(#a)') +
    camel(330, 462) +
    camel(430, 472) +
    camel(530, 492) +
    path(swell(w, h, 640, 64, 3.6), 'url(#b)') +
    path(swell(w, h, 730, 50, 5.3), 'url(#c)');
  return svg(w, h, body, defs);
}

export function mistyForest() {
  const [w, h] = [900, 1200];
  const rows = ['#b9d3cf', '#93b8b3', '#6c9a97', '#477a7a', '#285a5e', '#123e45'];
  const forest = rows
    .map((colour, row) => {
      const random = randomFrom(row * 31 + 2);
      const foot = 520 + row * 130;
      const trees = times(15 - row, (index) => {
        const x = (index + random() * 0.8) * (w / (13 - row));
        const tall = 190 + row * 52 + random() * 130;
        const spread = tall * 0.17;
        return times(4, (tier) => {
          const top = foot - tall + tier * tall * 0.2;
          const half = spread * (0.5 + tier * 0.25);
          return path(`M${x} ${top}l${half} ${tall * 0.36}h${-2 * half}Z`, colour);
        });
      });
      return (
        trees +
        path(swell(w, h, foot + 4, 18, row), colour) +
        box(0, foot - 60, w, 150, 'url(#mist)', 0, 'opacity=".35"')
      );
    })
    .join('');
  const defs =
    gradient('sky', ['#eef4ee', '#cfe2de']) +
    `<linearGradient id="mist" x2="0" y2="1"><stop offset="0" stop-color="#fff" stop-opacity="0"/><stop offset=".6" stop-color="#fff"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></linearGradient>`;
  return svg(
    w,
    h,
    box(0, 0, w, h, 'url(#sky)') + disc(640, 240, 96, '#fff', 'opacity=".8"') + forest,
    defs,
  );
}

export function moonlitLake() {
  const [w, h] = [1200, 800];
  const random = randomFrom(12);
  const stars = times(90, () =>
    disc(
      random() * w,
      random() * 380,
      0.8 + random() * 1.8,
      '#fff',
      `opacity="${0.4 + random() * 0.6}"`,
    ),
  );
  const hills =
    path(ridge(w, 520, 500, 190, 15, 8), '#1c2b57') +
    path(ridge(w, 520, 515, 110, 27, 10), '#121d40');
  const shine = times(16, (index) =>
    box(
      840 - 70 + index * 2 - random() * 30,
      540 + index * 15,
      150 - index * 4 + random() * 40,
      4,
      '#f6edc9',
      2,
      `opacity="${0.75 - index * 0.04}"`,
    ),
  );
  const defs =
    gradient('sky', ['#0b1437', '#25386f', '#5b5f97']) +
    gradient('lake', ['#3f4a86', '#0d1738']) +
    glow('halo', '#f6edc9', '#5b5f97');
  const body =
    box(0, 0, w, h, 'url(#sky)') +
    stars +
    disc(850, 190, 200, 'url(#halo)', 'opacity=".5"') +
    disc(850, 190, 64, '#fbf4d9') +
    disc(832, 176, 12, '#ece2bb') +
    disc(872, 206, 17, '#ece2bb') +
    hills +
    box(0, 518, w, 282, 'url(#lake)') +
    group(hills, 'translate(0 1036) scale(1 -1)', 'opacity=".35"') +
    shine +
    path('M250 640h150l-26 30h-96Z', '#0a1230') +
    line('M322 640v-92', '#0a1230', 5) +
    path('M328 552l62 78h-62Z', '#e9e4d4') +
    path('M316 566l-40 64h40Z', '#cfc9ba');
  return svg(w, h, body, defs);
}

export function seaSunset() {
  const [w, h] = [1080, 1080];
  const waves = times(7, (index) =>
    path(
      swell(w, h, 660 + index * 64, 10 + index * 2, index * 1.7),
      ['#f08a6c', '#dd6f70', '#b95a78', '#8d4c7c', '#663f77', '#452f66', '#2b2150'][index] ??
        '#2b2150',
    ),
  );
  const palm = (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ s) =>
    group(
      line('M0 0C10 -120 -10 -230 40 -350', '#1d1638', 18) +
        [
          [-150, 40],
          [-130, -50],
          [-60, -110],
          [60, -105],
          [140, -40],
          [150, 50],
        ]
          .map(([dx = 0, dy = 0]) =>
            path(
              `M40 -350Q${40 + dx * 0.6} ${-350 + dy - 50} ${40 + dx} ${-350 + dy + 30}Q${40 + dx * 0.5} ${-350 + dy * 0.4} 40 -350Z`,
              '#1d1638',
            ),
          )
          .join(''),
      `translate(${x} ${y}) scale(${s})`,
    );
  const defs =
    gradient('sky', ['#3a2a6b', '#a4477f', '#f2766a', '#ffc27a']) +
    glow('sun', '#fff1c4', '#ffb36b');
  const birds = [
    [260, 250],
    [320, 220],
    [390, 262],
    [700, 180],
  ]
    .map(([x, y]) => line(`M${x} ${y}q12 -14 22 0q12 -14 24 0`, '#3a1f4f', 4))
    .join('');
  const body =
    box(0, 0, w, h, 'url(#sky)') +
    disc(540, 640, 340, 'url(#sun)', 'opacity=".8"') +
    disc(540, 620, 130, '#fff0c9') +
    birds +
    waves +
    palm(900, 1090, 1.7) +
    palm(1010, 1100, 1.25);
  return svg(w, h, body, defs);
}

export function balloons() {
  const [w, h] = [1080, 1350];
  const balloon = (
    /** @type {number} */ x,
    /** @type {number} */ y,
    /** @type {number} */ s,
    /** @type {string[]} */ [a = '', b = '', c = ''],
  ) =>
    group(
      path(
        'M0 -150C-120 -150 -150 -20 -100 60Q-60 120 -26 160H26Q60 120 100 60C150 -20 120 -150 0 -150Z',
        a,
      ) +
        path(
          'M0 -150C-60 -150 -76 -20 -52 60Q-30 120 -14 160H14Q30 120 52 60C76 -20 60 -150 0 -150Z',
          b,
        ) +
        path(
          'M0 -150C-22 -150 -28 -20 -18 60Q-10 120 -5 160H5Q10 120 18 60C28 -20 22 -150 0 -150Z',
          c,
        ) +
        line('M-24 162L-18 200M24 162L18 200', '#5a4636', 3) +
        box(-22, 198, 44, 34, '#8a5a3b', 6),
      `translate(${x} ${y}) scale(${s})`,
    );
  const cloud = (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ s) =>
    group(
      disc(0, 0, 44, '#fff') +
        disc(50, -22, 56, '#fff') +
        disc(112, 0, 46, '#fff') +
        box(-10, 0, 130, 46, '#fff', 23),
      `translate(${x} ${y}) scale(${s})`,
      'opacity=".9"',
    );
  const defs = gradient('sky', ['#6cc3e8', '#c9ecf5', '#fff4dd']);
  const body =
    box(0, 0, w, h, 'url(#sky)') +
    disc(200, 250, 90, '#fff8df') +
    cloud(660, 220, 1.3) +
    cloud(80, 560, 1.1) +
    cloud(760, 760, 1.5) +
    balloon(420, 470, 1.65, ['#e4572e', '#f3a712', '#fff1d0']) +
    balloon(840, 430, 0.72, ['#2e86ab', '#7cc6d6', '#e6f6f8']) +
    balloon(190, 860, 0.6, ['#7b4ea3', '#c49bd9', '#f4e6fa']) +
    path(swell(w, h, 1080, 70, 1.2), '#9bc58a') +
    path(swell(w, h, 1170, 60, 3.3), '#6fa76a') +
    path(swell(w, h, 1260, 50, 5.2), '#4a8757');
  return svg(w, h, body, defs);
}
