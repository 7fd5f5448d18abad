import { develop } from './develop.ts';
import { repackFilm } from './film/repackFilm.ts';
import { type Fitted, fitPicture } from './fitPicture.ts';
import { TooMuch, Undecodable } from './format/undecodable.ts';
import { contactCard } from './looks/contactCard.ts';
import type { Looked } from './looks/look.ts';
import { textPage } from './looks/textPage.ts';
import { movingPreview } from './moving/moving.ts';
import type { LookOrder, Order } from './order.ts';
import { pdfPage } from './pdf/pdfPage.ts';

// What comes through the port is from our own main process; what goes back is judged there.
self.addEventListener('message', (event: MessageEvent) => {
  const [port] = event.ports;
  if (!port) return;
  port.onmessage = async ({ data }: MessageEvent<Order>) => {
    try {
      const made = await make(data);
      const answer = 'cannot' in made ? { ok: false, ...made } : { ok: true, ...made };
      port.postMessage({ id: data.id, ...answer });
    } catch (error) {
      port.postMessage({ id: data.id, ok: false, ...answerFor(error) });
    }
  };
});

async function make(order: Order): Promise<Fitted | Looked> {
  switch (order.kind) {
    case 'picture':
      return develop(order);
    case 'fit':
      return fitPicture(order);
    case 'repack': {
      const bytes = await repackFilm(order);
      return bytes === null ? { cannot: 'stays-too-large' } : { bytes };
    }
    default:
      return look(order);
  }
}

async function look(order: LookOrder): Promise<Looked> {
  switch (order.kind) {
    case 'film':
    case 'sound': {
      const { filmPoster } = await import('./film/filmPoster.ts');
      return filmPoster(order);
    }
    case 'page':
      return pdfPage(order);
    case 'text':
      return textPage(order);
    case 'contact':
      return contactCard(order);
    case 'moving':
      return movingPreview(order);
    default:
      return order satisfies never;
  }
}

/** Anything but a verdict on the picture is our own trouble. */
function answerFor(error: unknown) {
  if (error instanceof Undecodable) return {};
  return error instanceof TooMuch ? { cannot: 'too-much' } : { again: true };
}
