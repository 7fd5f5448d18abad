import { develop } from './develop.ts';
import type { Order } from './order.ts';

// The preload hands over the one port there is; what comes through it is from our own main process.
window.addEventListener('message', (event) => {
  const [port] = event.ports;
  if (event.source !== window || event.data !== 'darkroom-port' || !port) return;
  port.onmessage = async ({ data }: MessageEvent<Order>) => {
    try {
      const bytes = await develop(data);
      port.postMessage({ id: data.id, ok: true, bytes });
    } catch {
      port.postMessage({ id: data.id, ok: false });
    }
  };
});
