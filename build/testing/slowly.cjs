// Loaded before the app where SATCHEL_SLOW says that it shall be slow, as a busy machine would make
// it: what a test leaves to chance is then found at once. Who launches it slows the window itself.
const { app, ipcMain } = require('electron');

const ways = (process.env.SATCHEL_SLOW ?? '').split(',');
const most = { answerMs: 500, frameMs: 400, stallMs: 800 };
const stallEveryMs = 2_000;

if (ways.includes('answers')) answerLate();
if (ways.includes('frames')) app.on('web-contents-created', (_, contents) => drawLate(contents));
if (ways.includes('stalls')) setInterval(stall, stallEveryMs).unref();

function answerLate() {
  const handle = ipcMain.handle.bind(ipcMain);
  ipcMain.handle = (channel, answer) =>
    handle(channel, async (...asked) => {
      await new Promise((done) => setTimeout(done, Math.random() * most.answerMs));
      return answer(...asked);
    });
}

function drawLate(contents) {
  const late = `{
    const next = requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (draw) =>
      setTimeout(() => next(draw), Math.random() * ${most.frameMs});
  }`;
  contents.on('dom-ready', () => void contents.executeJavaScript(late).catch(() => {}));
}

function stall() {
  const until = Date.now() + Math.random() * most.stallMs;
  while (Date.now() < until);
}
