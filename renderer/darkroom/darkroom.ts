import workerUrl from './darkroomWorker.ts?worker&url';
import { trustedScriptUrl } from './trustedScriptUrl.ts';

// In a worker, since there pictures are encoded at once; in a hidden page that waits for idle time, which
// comes a second late.
const worker = new Worker(trustedScriptUrl(workerUrl), { type: 'module' });

// The preload hands over the one port there is, and the worker gets it: this page sees no picture.
window.addEventListener('message', (event) => {
  const [port] = event.ports;
  if (event.source !== window || event.data !== 'darkroom-port' || !port) return;
  worker.postMessage('darkroom-port', [port]);
});
