const lookMs = 500;

/**
 * Calls back once when the process that started us has gone. npm passes a signal on to the shell between us
 * only, so that stopping npm would otherwise leave us running.
 * @param {() => void} callback
 * @param {boolean} [watch]
 * @returns {() => void} stops looking
 */
export function whenOrphaned(callback, watch = Boolean(process.env['npm_lifecycle_event'])) {
  if (!watch || process.platform === 'win32') return () => {};
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, lookMs);
  timer.unref();
  return () => clearInterval(timer);
}
