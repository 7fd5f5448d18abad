/** Runs a task at once and then at most every `everyMs`, never twice at a time, the last call never lost. */
export function throttle(task: () => Promise<void>, everyMs: number): () => void {
  let busy = false;
  let again = false;
  return function call() {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    const rest = new Promise((done) => setTimeout(done, everyMs));
    void Promise.allSettled([task(), rest]).then(() => {
      busy = false;
      if (!again) return;
      again = false;
      call();
    });
  };
}
