import { develop } from './develop.ts';
import type { Order } from './order.ts';

// What comes through the port is from our own main process; what goes back is judged there.
self.addEventListener('message', (event: MessageEvent) => {
  const [port] = event.ports;
  if (!port) return;
  port.onmessage = async ({ data }: MessageEvent<Order>) => {
    try {
      const bytes = await develop(data);
      port.postMessage({ id: data.id, ok: true, bytes });
    } catch {
      port.postMessage({ id: data.id, ok: false });
    }
  };
});
