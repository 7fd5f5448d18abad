import { box, disc, group, line, path, randomFrom, svg, text, times } from '../draw.mjs';

export function logoPine() {
  const body =
    box(0, 0, 1000, 1000, '#f5f1e8') +
    disc(500, 430, 270, '#1f4d46') +
    [0, 1, 2]
      .map((i) =>
        path(
          `M500 ${230 + i * 90}l${100 + i * 36} ${130 + i * 12}H${400 - i * 36}Z`,
          ['#bfe0c8', '#8fc7a3', '#5fa982'][i] ?? '',
        ),
      )
      .join('') +
    box(484, 560, 32, 70, '#d9a05b') +
    text(500, 830, 84, '#1f4d46', 'HARBOUR &amp; PINE', { spacing: 8 }) +
    text(500, 900, 34, '#7d8f85', 'OUTDOOR GOODS', { spacing: 14, weight: 400 });
  return svg(1000, 1000, body);
}

export function logoWave() {
  const body =
    box(0, 0, 1200, 600, '#0e2a47') +
    path('M130 330q70 -130 140 0t140 0v90a60 60 0 0 1 -60 60H190a60 60 0 0 1 -60 -60Z', '#3fc1c9') +
    path('M130 260q70 -130 140 0t140 0v70q-70 130 -140 0t-140 0Z', '#a8edea') +
    text(480, 350, 150, '#fff', 'tidal', { anchor: 'start' }) +
    text(486, 430, 40, '#8fb8d8', 'water, delivered', { anchor: 'start', weight: 400, spacing: 3 });
  return svg(1200, 600, body);
}

export function logoLetter() {
  const body =
    box(0, 0, 800, 800, '#ff5d5d') +
    box(120, 120, 560, 560, '#fff', 150) +
    path(
      'M250 560V240h110q120 0 120 100q0 66 -56 88l90 132h-92l-80 -122h-16v122Zm76 -184h30q48 0 48 -36t-48 -36h-30Z',
      '#ff5d5d',
    ) +
    disc(560, 270, 40, '#ffd166');
  return svg(800, 800, body);
}

export function weeklyReport() {
  const values = [42, 58, 51, 74, 66, 92, 80];
  const bars = values
    .map(
      (value, i) =>
        box(
          150 + i * 140,
          720 - value * 4.6,
          84,
          value * 4.6,
          i === 5 ? '#ff8a3d' : '#4a7dff',
          14,
        ) + text(192 + i * 140, 776, 30, '#6b7690', 'MTWTFSS'[i] ?? '', { weight: 400 }),
    )
    .join('');
  const body =
    box(0, 0, 1200, 860, '#f4f6fb') +
    box(50, 50, 1100, 760, '#fff', 28) +
    text(110, 150, 52, '#1e2a44', 'Messages opened', { anchor: 'start' }) +
    text(110, 204, 32, '#8b95ab', 'by day, last week', { anchor: 'start', weight: 400 }) +
    text(1090, 170, 76, '#18a875', '+18%', { anchor: 'end' }) +
    times(4, (i) => line(`M110 ${720 - i * 130}H1090`, '#e6eaf3', 3)) +
    bars;
  return svg(1200, 860, body);
}

export function shareOfChannels() {
  const ring = (
    /** @type {number} */ from,
    /** @type {number} */ part,
    /** @type {string} */ colour,
  ) => {
    const at = (/** @type {number} */ percent) => {
      const angle = (percent / 100) * Math.PI * 2;
      return `${400 + Math.sin(angle) * 220} ${450 - Math.cos(angle) * 220}`;
    };
    return `<path d="M${at(from + 0.5)}A220 220 0 0 1 ${at(from + part - 0.5)}" fill="none" stroke="${colour}" stroke-width="110"/>`;
  };
  const rows = [
    ['#6c5ce7', 'Pictures', '46 %'],
    ['#00b894', 'Text', '27 %'],
    ['#fdcb6e', 'Video', '17 %'],
    ['#ff7675', 'Other', '10 %'],
  ];
  const body =
    box(0, 0, 1200, 900, '#221b3a') +
    ring(0, 46, '#6c5ce7') +
    ring(46, 27, '#00b894') +
    ring(73, 17, '#fdcb6e') +
    ring(90, 10, '#ff7675') +
    text(400, 445, 92, '#fff', '12.4k') +
    text(400, 505, 34, '#b5aad6', 'sent', { weight: 400 }) +
    rows
      .map(
        ([colour = '', name = '', share = ''], i) =>
          disc(760, 310 + i * 100, 18, colour) +
          text(800, 324 + i * 100, 42, '#fff', name, { anchor: 'start', weight: 400 }) +
          text(1110, 324 + i * 100, 42, '#fff', share, { anchor: 'end' }),
      )
      .join('');
  return svg(1200, 900, body);
}

export function deliveryMap() {
  const random = randomFrom(9);
  const blocks = times(70, (i) => {
    const [col, row] = [i % 10, Math.floor(i / 10)];
    const colour = random() > 0.86 ? '#bfe0b4' : random() > 0.5 ? '#f3ede1' : '#ebe3d3';
    return box(-120 + col * 150, -120 + row * 150, 132, 132, colour, 10);
  });
  const route = 'M212 792L330 666L460 684L560 560L690 580L800 430L958 300';
  const pin = (/** @type {number} */ x, /** @type {number} */ y, /** @type {string} */ colour) =>
    path(`M${x} ${y}c-70 -90 -84 -120 -84 -160a84 84 0 0 1 168 0c0 40 -14 70 -84 160Z`, colour) +
    disc(x, y - 160, 34, '#fff');
  const body =
    box(0, 0, 1200, 900, '#fff') +
    group(blocks, 'rotate(-12 600 450)') +
    path('M-20 250C240 180 360 420 640 300S1000 60 1240 130V-20H-20Z', '#a9d6ea', 'opacity=".9"') +
    line(route, '#ffffff', 30) +
    line(route, '#3d6cff', 17) +
    disc(212, 792, 30, '#fff') +
    disc(212, 792, 19, '#3d6cff') +
    pin(958, 300, '#f0433a') +
    box(60, 60, 420, 130, '#ffffff', 24) +
    text(100, 122, 40, '#1e2a44', 'Arriving 14:20', { anchor: 'start' }) +
    text(100, 166, 28, '#7b859b', '6 stops away', { anchor: 'start', weight: 400 });
  return svg(1200, 900, body);
}

export function ticket() {
  const body =
    box(0, 0, 1200, 640, '#2a1e5c') +
    box(70, 90, 1060, 460, '#ff4f79', 36) +
    box(820, 90, 310, 460, '#ffd23f', 36) +
    box(820, 90, 40, 460, '#ffd23f') +
    times(12, (i) => disc(830, 116 + i * 38, 8, '#2a1e5c')) +
    disc(830, 84, 34, '#2a1e5c') +
    disc(830, 556, 34, '#2a1e5c') +
    times(20, (i) =>
      box(
        120 + i * 32,
        470 - Math.abs(Math.sin(i * 0.9)) * 110,
        18,
        30 + Math.abs(Math.sin(i * 0.9)) * 110,
        '#ff86a3',
        9,
      ),
    ) +
    text(120, 220, 44, '#ffe3ea', 'ADMIT ONE', { anchor: 'start', spacing: 10 }) +
    text(116, 330, 94, '#fff', 'Night Parade', { anchor: 'start', serif: true }) +
    group(text(0, 0, 120, '#2a1e5c', 'B 27'), 'translate(1030 320) rotate(-90)');
  return svg(1200, 640, body);
}

export function skyline() {
  const random = randomFrom(31);
  const layer = (
    /** @type {string} */ colour,
    /** @type {number} */ low,
    /** @type {number} */ high,
    /** @type {boolean} */ lit,
  ) => {
    let x = -20;
    return times(17, () => {
      const [wide, tall] = [60 + random() * 50, low + random() * (high - low)];
      const top = 1000 - tall;
      const windows = lit
        ? times(Math.floor(tall / 34), (row) =>
            times(Math.floor(wide / 26), (col) =>
              random() > 0.55
                ? box(
                    x + 10 + col * 25,
                    top + 16 + row * 34,
                    11,
                    16,
                    random() > 0.3 ? '#ffd98a' : '#ff9e7d',
                    2,
                  )
                : '',
            ),
          )
        : '';
      const tower = box(x, top, wide, tall + 100, colour, 4) + windows;
      x += wide + 4 + random() * 14;
      return tower;
    });
  };
  const body =
    box(0, 0, 1200, 1000, '#2b1b54') +
    box(0, 420, 1200, 580, '#5a2a6e') +
    box(0, 640, 1200, 360, '#a3426f') +
    disc(860, 560, 190, '#ff9466') +
    disc(860, 560, 150, '#ffb37a') +
    layer('#6d2f70', 340, 620, false) +
    layer('#35205e', 220, 500, true) +
    layer('#1a1338', 90, 300, true);
  return svg(1200, 1000, body);
}
