/** What runs inside the window, as text: it knows the library by its roles alone, as a screen reader does. */
export const library = `(() => {
  const grid = () => document.querySelector('main [role=grid], main [role=treegrid], main [role=table]');
  const scroller = () => {
    const root = grid();
    const all = [root, root.parentElement, ...root.querySelectorAll('*')];
    return all.find((one) => one.scrollHeight > one.clientHeight + 10 && getComputedStyle(one).overflowY !== 'visible') ?? root;
  };
  /** A window that draws nothing for a second, such as a covered one, holds nobody up for longer. */
  const frame = () => new Promise((resolve) => {
    const late = setTimeout(() => resolve(performance.now()), 1_000);
    requestAnimationFrame((at) => { clearTimeout(late); resolve(at); });
  });
  /** Cells whose middle is in sight. */
  const inSight = () => {
    // While another list is opened there may be none.
    if (grid() === null) return [];
    const box = scroller().getBoundingClientRect();
    return [...grid().querySelectorAll('[role=gridcell]')].filter((cell) => {
      const { top, bottom, height } = cell.getBoundingClientRect();
      const middle = (top + bottom) / 2;
      return height > 0 && middle > box.top && middle < box.bottom;
    });
  };
  const hasText = (cell) => /\\S/.test(cell.textContent ?? '');
  const isPainted = (cell) => [...cell.querySelectorAll('img:not([hidden])')].every((img) => img.complete && (img.naturalWidth > 0 || !img.hasAttribute('src')) && img.hasAttribute('src'));
  const until = async (holds, mostMs = 20_000) => {
    const began = performance.now();
    while (!holds()) {
      if (performance.now() - began > mostMs) return Number.POSITIVE_INFINITY;
      await frame();
    }
    return performance.now() - began;
  };
  const allHaveText = () => { const cells = inSight(); return cells.length > 0 && cells.every(hasText); };
  const allPainted = () => allHaveText() && inSight().every(isPainted);
  const frames = async (count, step) => {
    const gaps = [];
    let last = await frame();
    for (let n = 0; n < count; n += 1) {
      step(n);
      const now = await frame();
      gaps.push(now - last);
      last = now;
    }
    return gaps;
  };
  const heading = () => document.querySelector('main h1')?.parentElement?.textContent ?? '';
  /** How many items the window says that it shows; NaN while it says nothing of that. */
  const total = () => Number(/\\d[\\d,]*/.exec(heading())?.[0].replaceAll(',', '') ?? NaN);
  return {
    async untilPainted(mostMs) { await until(() => grid() !== null, mostMs); return until(allPainted, mostMs); },
    async scroll(px, count) {
      const area = scroller();
      area.scrollTop = 0;
      await until(allHaveText);
      return frames(count, () => { area.scrollTop += px; });
    },
    /** The same by a plain recycler of cells over the same pictures, beside it in the same window. */
    async bareScroll(px, count, ids) {
      const shell = document.createElement('div');
      shell.setAttribute('role', 'presentation');
      Object.assign(shell.style, { position: 'fixed', inset: '0', overflow: 'auto', zIndex: '9999', background: 'Canvas' });
      const all = document.createElement('div');
      const [columns, width, height] = [6, 170, 190];
      const rows = 200_000 / columns;
      Object.assign(all.style, { position: 'relative', height: rows * height + 'px' });
      const pool = Array.from({ length: columns * (Math.ceil(innerHeight / height) + 2) }, () => {
        const cell = document.createElement('div');
        Object.assign(cell.style, { position: 'absolute', width: width + 'px', height: height + 'px' });
        const img = document.createElement('img');
        img.decoding = 'async';
        Object.assign(img.style, { width: '150px', height: '120px', objectFit: 'cover' });
        const text = document.createElement('div');
        cell.append(img, text);
        all.append(cell);
        return { cell, img, text };
      });
      shell.append(all);
      document.body.append(shell);
      const draw = () => {
        const first = Math.floor(shell.scrollTop / height) * columns;
        pool.forEach(({ cell, img, text }, n) => {
          const index = first + ((n - first % pool.length + pool.length) % pool.length);
          cell.style.transform = 'translate(' + (index % columns) * width + 'px,' + Math.floor(index / columns) * height + 'px)';
          const src = 'satchel-media://small/' + ids[index % ids.length];
          if (img.src !== src) img.src = src;
          text.textContent = 'Item ' + index;
        });
      };
      shell.addEventListener('scroll', draw, { passive: true });
      draw();
      await frame();
      const gaps = await frames(count, () => { shell.scrollTop += px; });
      shell.remove();
      return gaps;
    },
    nodes() { return grid().querySelectorAll('*').length; },
    async jump(share) {
      const area = scroller();
      const to = Math.round(share * (area.scrollHeight - area.clientHeight));
      if (Math.abs(area.scrollTop - to) < 1) return { text: 0, pictures: 0 };
      // Heard in the frame in which the list is drawn anew: before, what was in sight is still there.
      const moved = new Promise((resolve) => area.addEventListener('scroll', resolve, { once: true }));
      const began = performance.now();
      area.scrollTop = to;
      await moved;
      await frame();
      const took = performance.now() - began;
      const text = took + (await until(allHaveText));
      const pictures = text + (await until(allPainted, 5_000));
      return { text, pictures };
    },
    ids() {
      return [...new Set([...grid().querySelectorAll('img[src^="satchel-media:"]')].map((img) => Number(img.src.split('/').at(-1))))];
    },
    /**
     * From the next key to the end of the frame in which another number of items stands above cards with their texts;
     * The ms are null where none does within two seconds.
     */
    hearKey() {
      const before = total();
      const most = 2_000;
      window.benchKey = new Promise((resolve) => {
        const tell = (ms) => resolve({ ms, total: total() });
        // A key that never comes is no answer either.
        const late = setTimeout(() => tell(null), 2 * most);
        addEventListener('keydown', async ({ timeStamp }) => {
          clearTimeout(late);
          while (total() === before || Number.isNaN(total()) || (total() > 0 && !allHaveText())) {
            if (performance.now() - timeStamp > most) return tell(null);
            await frame();
          }
          await frame();
          tell(performance.now() - timeStamp);
        }, { once: true, capture: true });
      });
      return true;
    },
    keyed() { return window.benchKey; },
    searchField() { const field = document.querySelector('main input'); field.focus(); field.select(); return true; },
    focusFirst() { (inSight()[0])?.focus(); return true; },
    lastIndex() { return Math.max(...inSight().map((cell) => Number(cell.closest('[data-index]')?.dataset.index ?? -1))); },
    async untilLast(total) { return until(() => this.lastIndex() === total - 1 && allHaveText()); },
    async totalOf(text) {
      const query = { filter: { text }, sort: { by: 'stored', descending: true } };
      const { value } = await satchel.ask('library.open', query);
      return value.total;
    },
  };
})()`;
