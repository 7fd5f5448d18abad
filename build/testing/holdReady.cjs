// Loaded into the app's main process before the app itself: no window is made until the driver has
// connected, which otherwise now and then never hears of one that came while it did.
const { app } = require('electron');

// What the app starts anew by itself has nobody to wait for.
if (process.env.SATCHEL_DRIVER === String(process.ppid)) {
  const ready = app.whenReady();
  const { promise, release } = hold();
  app.whenReady = () => promise;
  // The name by which Playwright says that it has connected.
  globalThis.__playwright_run = async () => {
    await ready;
    release();
  };
}

function hold() {
  let release = () => {};
  const promise = new Promise((resolve) => {
    release = () => resolve(undefined);
  });
  return { promise, release };
}
