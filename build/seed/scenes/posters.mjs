import { box, disc, group, line, path, randomFrom, svg, text, times } from '../draw.mjs';

/** Flat and of few colours on purpose: these become palette PNGs, whose colours are turned for variants. */

export function summerSale() {
  const rays = times(18, (i) =>
    group(path('M0 0L-90 -1100H90Z', '#ffb627'), `translate(540 620) rotate(${i * 20})`),
  );
  const body =
    box(0, 0, 1080, 1080, '#ffc94d') +
    rays +
    disc(540, 620, 390, '#ff6b4a') +
    disc(540, 620, 356, '#f4512c') +
    text(540, 520, 120, '#fff', 'SUMMER', { spacing: 4 }) +
    text(540, 730, 236, '#fff3d1', '-30%') +
    text(540, 830, 62, '#fff', 'THIS WEEKEND', { spacing: 8 }) +
    text(540, 140, 54, '#8a2b12', 'HARBOUR &amp; PINE', { spacing: 14 });
  return svg(1080, 1080, body);
}

export function newSeason() {
  const body =
    box(0, 0, 1080, 1350, '#f3ebdf') +
    path('M0 640a330 330 0 0 1 660 0V1350H0Z', '#d9694f') +
    path('M420 900a330 330 0 0 1 660 0V1350H420Z', '#2f4b5c') +
    disc(770, 380, 190, '#eebb4d') +
    path('M0 1070a270 270 0 0 1 540 0V1350H0Z', '#8fb3a3') +
    text(80, 170, 118, '#2b2a33', 'New', { anchor: 'start', serif: true }) +
    text(80, 300, 118, '#2b2a33', 'season', { anchor: 'start', serif: true, italic: true }) +
    text(80, 380, 34, '#2b2a33', 'AUTUMN COLLECTION', { anchor: 'start', spacing: 8, weight: 400 });
  return svg(1080, 1350, body);
}

export function thankYou() {
  const random = randomFrom(77);
  const colours = ['#f25f5c', '#ffe066', '#70c1b3', '#247ba0', '#ffffff'];
  const confetti = times(120, () => {
    const [x, y] = [random() * 1200, random() * 900];
    const far = Math.hypot((x - 600) / 600, (y - 450) / 450);
    if (far < 0.62) return '';
    const colour = colours[Math.floor(random() * 5)] ?? '#fff';
    return random() > 0.5
      ? disc(x, y, 7 + random() * 11, colour)
      : group(box(-14, -5, 28, 11, colour, 5), `translate(${x} ${y}) rotate(${random() * 180})`);
  });
  return svg(
    1200,
    900,
    box(0, 0, 1200, 900, '#50358c') +
      confetti +
      text(600, 450, 150, '#fff', 'Thank you', { serif: true, italic: true }) +
      text(600, 540, 42, '#d9c9ff', 'Your order is on its way', { weight: 400 }),
  );
}

export function coupon() {
  const random = randomFrom(5);
  let at = 742;
  const bars = times(46, () => {
    const wide = 3 + Math.floor(random() * 4) * 3;
    const bar = at + wide < 1110 ? box(at, 250, wide, 160, '#23303b') : '';
    at += wide + 4 + Math.floor(random() * 2) * 4;
    return bar;
  });
  const body =
    box(0, 0, 1200, 600, '#e9f5ee') +
    box(50, 60, 1100, 480, '#1f9d73', 32) +
    box(690, 60, 460, 480, '#ffffff', 32) +
    box(690, 60, 60, 480, '#ffffff') +
    line('M690 92V520', '#e9f5ee', 8, 'stroke-dasharray="2 22"') +
    disc(690, 60, 30, '#e9f5ee') +
    disc(690, 540, 30, '#e9f5ee') +
    text(110, 200, 48, '#bff0da', 'WELCOME BACK', { anchor: 'start', spacing: 6 }) +
    text(104, 350, 150, '#fff', '10 OFF', { anchor: 'start' }) +
    text(110, 460, 40, '#e2fbef', 'Orders over 50, until Sunday', {
      anchor: 'start',
      weight: 400,
    }) +
    bars +
    text(926, 466, 38, '#23303b', 'BACK-1050', { spacing: 6 });
  return svg(1200, 600, body);
}

export function openSunday() {
  const stripes = times(9, (i) =>
    path(`M${140 + i * 90} 400h90v90a45 45 0 0 1 -90 0Z`, i % 2 ? '#fff' : '#e4572e'),
  );
  const body =
    box(0, 0, 1080, 1080, '#bfe3f2') +
    disc(880, 190, 90, '#fff3b0') +
    box(140, 330, 810, 610, '#f7efe2') +
    box(120, 270, 850, 140, '#2f4858', 12) +
    text(545, 366, 84, '#ffe9b8', 'OPEN SUNDAY', { spacing: 4 }) +
    stripes +
    box(200, 580, 380, 260, '#7fc8d8', 8) +
    line('M390 580v260', '#f7efe2', 12) +
    box(660, 560, 210, 380, '#b5651d', 8) +
    box(690, 600, 150, 160, '#9fd8e6', 6) +
    disc(690, 790, 13, '#ffe9b8') +
    box(200, 870, 120, 70, '#8a5a3b', 6) +
    disc(260, 840, 52, '#4f9d5d') +
    box(460, 870, 120, 70, '#8a5a3b', 6) +
    disc(520, 840, 52, '#4f9d5d') +
    disc(500, 824, 14, '#f25f5c') +
    disc(545, 846, 14, '#f25f5c') +
    box(0, 940, 1080, 140, '#8d99a6') +
    box(0, 940, 1080, 22, '#a9b4bf');
  return svg(1080, 1080, body);
}

export function webinar() {
  const body =
    box(0, 0, 1600, 640, '#101b3b') +
    disc(1330, 330, 420, '#1b2c5e') +
    disc(1330, 330, 300, '#2a4494') +
    disc(1330, 330, 180, '#4f7df3') +
    path('M1275 240l150 90l-150 90Z', '#fff') +
    box(110, 110, 190, 56, '#ff5d73', 28) +
    text(205, 149, 30, '#fff', 'LIVE', { spacing: 6 }) +
    text(110, 300, 96, '#fff', 'Messages people', { anchor: 'start' }) +
    text(110, 410, 96, '#8fb1ff', 'want to open', { anchor: 'start' }) +
    text(112, 510, 38, '#c4d2f7', 'Thursday, 16:00 · free for customers', {
      anchor: 'start',
      weight: 400,
    });
  return svg(1600, 640, body);
}

export function saveTheDate() {
  const petal = (
    /** @type {number} */ x,
    /** @type {number} */ y,
    /** @type {number} */ s,
    /** @type {string} */ colour,
  ) =>
    group(
      times(6, (i) =>
        group(
          path('M0 0C40 -40 34 -110 0 -130C-34 -110 -40 -40 0 0Z', colour),
          `rotate(${i * 60})`,
        ),
      ) + disc(0, 0, 26, '#f6c453'),
      `translate(${x} ${y}) scale(${s})`,
    );
  const leafs = [
    [150, 260, -40],
    [860, 180, 30],
    [930, 1090, 140],
    [180, 1160, 210],
    [520, 1240, 180],
    [560, 90, 0],
  ]
    .map(([x = 0, y = 0, turn = 0]) =>
      group(
        path('M0 0C60 -60 50 -170 0 -210C-50 -170 -60 -60 0 0Z', '#7fa88f') +
          line('M0 -10V-170', '#f9f4ec', 5),
        `translate(${x} ${y}) rotate(${turn})`,
      ),
    )
    .join('');
  const body =
    box(0, 0, 1080, 1350, '#f9f4ec') +
    leafs +
    petal(170, 170, 1.3, '#e79a94') +
    petal(920, 240, 1, '#c9637a') +
    petal(880, 1180, 1.4, '#e79a94') +
    petal(150, 1130, 1.05, '#c9637a') +
    petal(700, 1270, 0.7, '#f0b8a6') +
    text(540, 560, 60, '#6b4b4b', 'save the', { serif: true, italic: true, weight: 400 }) +
    text(540, 690, 150, '#4a3338', 'DATE', { serif: true, spacing: 20 }) +
    line('M420 750H660', '#c9637a', 5) +
    text(540, 830, 50, '#6b4b4b', '14 · 09', { spacing: 10 });
  return svg(1080, 1350, body);
}

export function pickupCode() {
  const random = randomFrom(2026);
  const finder = (/** @type {number} */ x, /** @type {number} */ y) =>
    box(x, y, 168, 168, '#1d2433', 20) +
    box(x + 24, y + 24, 120, 120, '#fff', 10) +
    box(x + 48, y + 48, 72, 72, '#1d2433', 10);
  const cells = times(25 * 25, (i) => {
    const [col, row] = [i % 25, Math.floor(i / 25)];
    const corner = (col < 8 && row < 8) || (col > 16 && row < 8) || (col < 8 && row > 16);
    return corner || random() > 0.48
      ? ''
      : box(240 + col * 24, 300 + row * 24, 23, 23, '#1d2433', 4);
  });
  const body =
    box(0, 0, 1080, 1080, '#ffd84d') +
    box(180, 90, 720, 900, '#fff', 48) +
    text(540, 210, 66, '#1d2433', 'Pick-up code') +
    cells +
    finder(240, 300) +
    finder(672, 300) +
    finder(240, 732) +
    text(540, 958, 34, '#6c7486', 'Show this at the counter', { weight: 400 });
  return svg(1080, 1080, body);
}
