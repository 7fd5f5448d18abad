// Loaded into the app's main process before the app itself, for a soak or a bench: it takes what the test asks
// through Node's own channel. No inspector and no DevTools session hear of the window's requests,
// which would keep them and be taken for the app's memory.
const { readFileSync } = require('node:fs');
const { monitorEventLoopDelay } = require('node:perf_hooks');
const { app, BrowserWindow, contentTracing } = require('electron');

const delays = monitorEventLoopDelay({ resolution: 1 });
delays.enable();

/** @type {Record<string, (input: never) => unknown>} */
const calls = {
  /** Of every process: its type, its id, and what is in memory of it. */
  memory: () =>
    app.getAppMetrics().map(({ pid, type, name, memory }) => ({
      pid,
      type: pid === shown().webContents.getOSProcessId() ? 'Window' : (name ?? type),
      bytes: (ownKilobytes(pid) ?? memory.workingSetSize) * 1_024,
    })),
  /** @param {string} code */
  inWindow: (code) => shown().webContents.executeJavaScript(code, true),
  drop: dropFiles,
  press,
  /** The longest that the main process kept its other work waiting since this was last asked, in ms. */
  longestPause() {
    const { max } = delays;
    delays.reset();
    return max / 1e6;
  },
  /** Has every process note what its threads do, until it is asked for. */
  startTrace: () =>
    contentTracing.startRecording({ included_categories: ['toplevel', 'devtools.timeline', 'v8'] }),
  /** @param {string} path of the file that it is written to */
  endTrace: (path) => contentTracing.stopRecording(path),
  /** What all processes hold, what they share counted once, in bytes; null where that is not told. */
  proportionalBytes: () =>
    process.platform === 'linux'
      ? app.getAppMetrics().reduce((sum, { pid }) => sum + proportionalKilobytes(pid) * 1_024, 0)
      : null,
};

process.on('message', async (/** @type {{ id: number, call: string, input: never }} */ asked) => {
  const { id, call, input } = asked;
  try {
    process.send?.({ id, value: (await calls[call]?.(input)) ?? null });
  } catch (error) {
    process.send?.({ id, failed: String(error) });
  }
});
process.on('disconnect', () => app.quit());

/**
 * What a process holds beside the program's own code, which all of them share; null where that is not told.
 * @param {number} pid
 */
function ownKilobytes(pid) {
  if (process.platform !== 'linux') return null;
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const parts = [...status.matchAll(/^Rss(?:Anon|Shmem):\s+(\d+) kB$/gm)];
  return parts.reduce((sum, [, kilobytes]) => sum + Number(kilobytes), 0);
}

/** @param {number} pid */
function proportionalKilobytes(pid) {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0);
  } catch {
    // A process that has just ended holds nothing.
    return 0;
  }
}

/**
 * A key as from the keyboard.
 * @param {{ keyCode: string, modifiers?: ('control' | 'shift' | 'alt' | 'meta')[] }} key
 */
function press({ keyCode, modifiers = [] }) {
  const { webContents } = shown();
  webContents.sendInputEvent({ type: 'keyDown', keyCode, modifiers });
  if (keyCode.length === 1) webContents.sendInputEvent({ type: 'char', keyCode, modifiers });
  webContents.sendInputEvent({ type: 'keyUp', keyCode, modifiers });
  return null;
}

function shown() {
  const window = BrowserWindow.getAllWindows().find((each) => each.isVisible());
  if (!window) throw new Error('no window is shown');
  return window;
}

/**
 * As from a file manager. The input domain keeps nothing, and is let go of afterwards.
 * @param {readonly string[]} files
 */
async function dropFiles(files) {
  const window = shown();
  const { debugger: input } = window.webContents;
  const [width = 0, height = 0] = window.getContentSize();
  const data = { items: [], files, dragOperationsMask: 1 };
  input.attach('1.3');
  try {
    for (const type of ['dragEnter', 'dragOver', 'drop']) {
      const at = { x: Math.round(width / 2), y: Math.round(height / 2) };
      await input.sendCommand('Input.dispatchDragEvent', { type, ...at, data });
    }
  } finally {
    input.detach();
  }
}
