const lookMs = 500;

/**
 * Calls back once when the npm that started us has gone. npm passes a signal on to the shell between us only,
 * so that stopping npm would otherwise leave us running.
 * @param {() => void} callback
 * @returns {() => void} stops looking
 */
export function whenOrphaned(callback) {
  if (!process.env['npm_lifecycle_event'] || process.platform === 'win32') return () => {};
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, lookMs);
  timer.unref();
  return () => clearInterval(timer);
}
