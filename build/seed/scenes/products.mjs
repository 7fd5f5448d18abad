import { blur, box, disc, glow, gradient, group, line, oval, path, svg, times } from '../draw.mjs';

/**
 * A studio: a backdrop, a plinth, a soft shadow, and the product on it.
 * @param {{ size?: [number, number], wall: string[], floor: string[], plinth?: string[] | null, disc?: string, item: string, defs?: string }} scene
 */
function studio({
  size = [1080, 1080],
  wall,
  floor,
  plinth = null,
  disc: circle,
  item,
  defs = '',
}) {
  const [w, h] = size;
  const ground = h * 0.76;
  const stand = plinth
    ? oval(w / 2, ground + 96, 372, 62, '#000', 'opacity=".22" filter="url(#soft)"') +
      path(`M${w / 2 - 330} ${ground - 8}v84a330 58 0 0 0 660 0v-84Z`, 'url(#side)') +
      oval(w / 2, ground - 8, 330, 58, plinth[0] ?? '#fff')
    : '';
  const body =
    box(0, 0, w, h, 'url(#wall)') +
    (circle
      ? disc(w / 2, h * 0.45, w * 0.36, circle)
      : disc(w / 2, h * 0.42, w * 0.55, 'url(#light)')) +
    box(0, ground - 60, w, h - ground + 60, 'url(#floor)') +
    stand +
    oval(w / 2 + 14, ground + 2, 220, 26, '#000', 'opacity=".35" filter="url(#soft)"') +
    group(item, `translate(${w / 2} ${ground})`);
  const all =
    gradient('wall', wall) +
    gradient('floor', floor) +
    glow('light', '#ffffff', '#ffffff') +
    blur('soft', 18) +
    (plinth
      ? gradient('side', [plinth[1] ?? '#ddd', plinth[2] ?? '#bbb', plinth[1] ?? '#ddd'], true)
      : '') +
    defs;
  return svg(w, h, body, all);
}

export function lotion() {
  const item =
    box(-120, -430, 240, 432, 'url(#body)', 54) +
    box(-34, -500, 68, 82, 'url(#neck)', 10) +
    box(-66, -540, 132, 46, 'url(#neck)', 16) +
    path('M-66 -534h-92q-20 0 -20 22v14h30v-8h82Z', '#2d4a44') +
    box(-84, -306, 168, 190, '#fdfaf3', 12) +
    path('M0 -282c34 26 34 66 0 92c-34 -26 -34 -66 0 -92Z', '#5d8a76') +
    line('M0 -276v100', '#fdfaf3', 4) +
    box(-52, -166, 104, 9, '#2d4a44', 4) +
    box(-36, -146, 72, 6, '#8fa39b', 3) +
    box(-98, -400, 22, 360, '#fff', 11, 'opacity=".35"');
  return studio({
    wall: ['#dfe9dd', '#c2d5c4'],
    floor: ['#b3c9b6', '#cfdecf'],
    plinth: ['#f3f0e6', '#e4dfcf', '#c9c3b0'],
    item,
    defs:
      gradient('body', ['#7fae98', '#a7cdb9', '#6b9a85'], true) +
      gradient('neck', ['#24403a', '#44655d', '#24403a'], true),
  });
}

export function mug() {
  const item =
    line('M150 -270q130 0 118 108q-10 92 -136 92', 'url(#glaze)', 44) +
    path('M-170 -340h340v246q0 94 -94 94h-152q-94 0 -94 -94Z', 'url(#glaze)') +
    oval(0, -340, 170, 34, '#b8412f') +
    oval(0, -336, 146, 25, '#4a2a1c') +
    path('M-170 -190h340v46h-340Z', '#fbead7') +
    times(9, (i) => path(`M${-158 + i * 38} -144l19 -34l19 34Z`, '#c9513b')) +
    [-60, 10, 76]
      .map((x, i) =>
        line(`M${x} -390q-26 -34 0 -66t0 -70`, '#fff', 12, `opacity="${0.75 - i * 0.12}"`),
      )
      .join('');
  return studio({
    wall: ['#f6d8b8', '#efbf94'],
    floor: ['#d79b6c', '#e8b88d'],
    item,
    defs: gradient('glaze', ['#d6583f', '#ef7a5b', '#b8412f'], true),
  });
}

export function candle() {
  const item =
    disc(0, -420, 190, 'url(#flame)') +
    line('M0 -322v-34', '#3a2a22', 7) +
    path('M0 -452c40 52 34 96 0 98c-34 -2 -40 -46 0 -98Z', '#ffb52e') +
    path('M0 -412c18 26 16 50 0 52c-16 -2 -18 -26 0 -52Z', '#fff3c4') +
    path('M-150 -322v262q0 60 60 60h180q60 0 60 -60v-262Z', 'url(#wax)') +
    oval(0, -322, 150, 28, '#fff4e2') +
    box(-92, -228, 184, 132, '#2f2a3b', 8) +
    `<text x="0" y="-168" font-size="40" font-family="DejaVu Serif" font-style="italic" fill="#f7e8cf" text-anchor="middle">Amber</text>` +
    box(-44, -146, 88, 4, '#c9a66b', 2) +
    `<text x="0" y="-118" font-size="17" font-family="Liberation Sans" letter-spacing="4" fill="#c9b79a" text-anchor="middle">NO. 4</text>`;
  return studio({
    size: [900, 1200],
    wall: ['#473a56', '#6d506b'],
    floor: ['#3a2f49', '#584562'],
    plinth: ['#7a5f7c', '#664d6b', '#4c3a54'],
    item,
    defs:
      gradient('wax', ['#e9cfae', '#fbe8cc', '#d9b98f'], true) +
      glow('flame', '#ffcf70', '#ffcf70'),
  });
}

export function perfume() {
  const item =
    box(-58, -470, 116, 110, 'url(#cap)', 12) +
    box(-34, -368, 68, 30, '#caa45e') +
    box(-170, -342, 340, 344, 'url(#glass)', 34) +
    path('M-140 -210h280v166q0 20 -20 20h-240q-20 0 -20 -20Z', 'url(#juice)') +
    box(-148, -322, 26, 300, '#fff', 13, 'opacity=".5"') +
    line('M-60 -112h120', '#fff', 3) +
    `<text x="0" y="-130" font-size="46" font-family="DejaVu Serif" fill="#fff" text-anchor="middle" letter-spacing="6">LUNE</text>`;
  return studio({
    wall: ['#f8d7e0', '#eeb3c6'],
    floor: ['#e39db6', '#f3c4d2'],
    plinth: ['#fdeff3', '#f6d3de', '#e3abc0'],
    item,
    defs:
      gradient('cap', ['#e8c984', '#fbeabf', '#c79f55'], true) +
      gradient('glass', ['#fbe3ea', '#ffffff', '#f4c9d7'], true) +
      gradient('juice', ['#f29db6', '#df6f95']),
  });
}

export function sneaker() {
  const item = group(
    path(
      'M-330 -40q-20 -110 10 -210q60 26 116 -4l42 -56q36 -16 58 10l196 140q110 22 198 44q66 20 60 92Z',
      'url(#upper)',
    ) +
      path('M96 -170q110 22 194 42q66 20 60 98q-120 12 -196 6q-80 -70 -58 -146Z', '#f4f1ea') +
      path('M-330 -40q-20 -110 10 -210q40 18 82 10q-20 110 30 200Z', '#243b6b') +
      path('M-200 -20q60 -150 210 -180l70 50q-150 30 -190 130Z', '#ffb703') +
      [0, 1, 2, 3]
        .map((i) => line(`M${-62 + i * 52} ${-262 + i * 38}l-46 44`, '#fff', 13))
        .join('') +
      path(
        'M-346 -44q352 34 690 -12q24 26 4 50q-14 18 -46 18h-588q-46 0 -56 -20q-10 -20 -4 -36Z',
        '#fff',
      ) +
      path('M-344 -16q352 30 696 -8q-8 36 -50 36h-588q-52 0 -58 -28Z', '#d9dfe8'),
    'translate(0 -12) rotate(-6)',
  );
  return studio({
    size: [1200, 900],
    wall: ['#9fd8e6', '#6bbcd3'],
    floor: ['#58aac4', '#7cc6da'],
    disc: '#bfe7f0',
    item,
    defs: gradient('upper', ['#3f6fc4', '#2b4f99']),
  });
}

export function plant() {
  const leaf = (
    /** @type {number} */ angle,
    /** @type {number} */ length,
    /** @type {string} */ colour,
  ) =>
    group(
      path(
        `M0 0C${length * 0.34} ${-length * 0.3} ${length * 0.3} ${-length * 0.8} 0 ${-length}C${-length * 0.3} ${-length * 0.8} ${-length * 0.34} ${-length * 0.3} 0 0Z`,
        colour,
      ) + line(`M0 -10V${-length * 0.85}`, '#ffffff', 4, 'opacity=".25"'),
      `translate(0 -250) rotate(${angle})`,
    );
  const item =
    leaf(-74, 280, '#2f7d5b') +
    leaf(72, 290, '#2f7d5b') +
    leaf(-46, 360, '#3c9a6d') +
    leaf(48, 350, '#37906a') +
    leaf(-18, 410, '#4fb580') +
    leaf(20, 420, '#46a876') +
    leaf(0, 330, '#66c795') +
    path('M-150 -260h300l-34 236q-4 24 -30 24h-172q-26 0 -30 -24Z', 'url(#pot)') +
    box(-168, -292, 336, 56, '#e98c63', 14) +
    path('M-132 -130l264 0l-6 40h-252Z', '#fff', 'opacity=".5"');
  return studio({
    size: [900, 1200],
    wall: ['#fff3d6', '#fde2ad'],
    floor: ['#f0c987', '#f8dca8'],
    item,
    defs: gradient('pot', ['#d9754a', '#ee9a72', '#c4623a'], true),
  });
}

export function headphones() {
  const item =
    line('M-210 -190C-230 -560 230 -560 210 -190', '#23262f', 46) +
    line('M-196 -210C-206 -520 206 -520 196 -210', '#e6543f', 12) +
    [-1, 1]
      .map((side) =>
        group(
          box(-62, -160, 124, 250, 'url(#cup)', 60) +
            box(-96, -130, 54, 190, '#15171d', 26) +
            disc(14, -36, 40, '#e6543f') +
            disc(14, -36, 22, '#f6836f'),
          `translate(${side * 214} -120) scale(${side} 1)`,
        ),
      )
      .join('');
  return studio({
    wall: ['#f7f7f9', '#dfe3ea'],
    floor: ['#cdd3de', '#e6e9ef'],
    disc: '#ffe0d6',
    item,
    defs: gradient('cup', ['#2a2e39', '#4a5060', '#1d2028'], true),
  });
}

export function watch() {
  const ticks = times(12, (i) =>
    group(
      box(-4, -146, 8, i % 3 ? 18 : 30, i % 3 ? '#9fb3c8' : '#fff', 4),
      `translate(0 -270) rotate(${i * 30})`,
    ),
  );
  const item =
    path('M-96 -420l22 -190h148l22 190Z', 'url(#strap)') +
    path('M-96 -120l22 118q74 20 148 0l22 -118Z', 'url(#strap)') +
    disc(0, -270, 206, 'url(#steel)') +
    disc(0, -270, 176, '#12263a') +
    ticks +
    box(196, -294, 34, 48, '#c6ced8', 8) +
    line('M0 -270L-64 -340', '#fff', 12) +
    line('M0 -270L88 -322', '#fff', 8) +
    line('M0 -270L24 -140', '#ff7a59', 4) +
    disc(0, -270, 13, '#ff7a59') +
    disc(0, -186, 34, '#1b3854') +
    line('M0 -186l14 -16', '#9fd3ff', 4);
  return studio({
    wall: ['#2c3e50', '#4c6478'],
    floor: ['#22303f', '#3b4f61'],
    item,
    defs:
      gradient('strap', ['#7a4a2e', '#a86d45', '#6a3d25'], true) +
      gradient('steel', ['#f2f5f8', '#9aa8b6', '#e3e9ef']),
  });
}

export function lamp() {
  const item =
    path('M-170 -430L-420 60H420L170 -430Z', 'url(#beam)', 'opacity=".55"') +
    oval(0, -2, 130, 26, '#20303c') +
    line('M0 -10V-330', '#2c4352', 18) +
    line('M0 -330', '#2c4352', 18) +
    path('M-110 -600h220l90 186h-400Z', 'url(#shade)') +
    oval(0, -414, 200, 26, '#ffe9a8') +
    box(-10, -640, 20, 44, '#2c4352', 8) +
    line('M96 -414v92', '#c99b3f', 4) +
    disc(96, -314, 9, '#c99b3f');
  return studio({
    size: [900, 1200],
    wall: ['#26454f', '#38626b'],
    floor: ['#1d363f', '#2c4f58'],
    item,
    defs:
      gradient('shade', ['#f6b93b', '#fad27a', '#e39a1f'], true) +
      gradient('beam', ['#ffe9a8', '#38626b']),
  });
}

export function backpack() {
  const item =
    line('M-70 -520C-70 -610 70 -610 70 -520', '#29454a', 24) +
    path(
      'M-210 -30V-350C-210 -500 -130 -540 0 -540S210 -500 210 -350V-30Q210 0 176 0H-176Q-210 0 -210 -30Z',
      'url(#bag)',
    ) +
    line('M-204 -300C-110 -250 110 -250 204 -300', '#1f7a6f', 8) +
    box(-150, -236, 300, 206, '#f3a847', 34) +
    line('M-150 -176h300', '#c97f22', 8) +
    box(-22, -196, 44, 44, '#7a4a1d', 10) +
    box(-40, -420, 80, 46, '#fff3df', 8) +
    box(-246, -220, 50, 180, '#1c6d64', 22) +
    box(196, -220, 50, 180, '#1c6d64', 22) +
    line('M-120 -470C-60 -500 60 -500 120 -470', '#7fd6c4', 7);
  return studio({
    wall: ['#fbe9e2', '#f4cfc0'],
    floor: ['#e8b39f', '#f2cdbd'],
    disc: '#fff5ef',
    item,
    defs: gradient('bag', ['#238d80', '#39b3a2', '#1c776c'], true),
  });
}
