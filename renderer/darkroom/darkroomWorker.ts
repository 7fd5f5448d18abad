import { develop } from './develop.ts';
import { fitPicture } from './fitPicture.ts';
import { TooMuch, Undecodable } from './format/undecodable.ts';
import type { Order } from './order.ts';

// What comes through the port is from our own main process; what goes back is judged there.
self.addEventListener('message', (event: MessageEvent) => {
  const [port] = event.ports;
  if (!port) return;
  port.onmessage = async ({ data }: MessageEvent<Order>) => {
    try {
      const made = data.kind === 'fit' ? await fitPicture(data) : { bytes: await develop(data) };
      const answer = 'cannot' in made ? { ok: false, ...made } : { ok: true, ...made };
      port.postMessage({ id: data.id, ...answer });
    } catch (error) {
      port.postMessage({ id: data.id, ok: false, ...answerFor(error) });
    }
  };
});

/** Anything but a verdict on the picture is our own trouble. */
function answerFor(error: unknown) {
  if (error instanceof Undecodable) return {};
  return error instanceof TooMuch ? { cannot: 'too-much' } : { again: true };
}
