import type { DrawRequest } from '../darkroom.ts';
import { readContacts } from './readContacts.ts';
import type { Original } from './readOriginal.ts';

/** As much of a text as a small sheet could show, and then some. */
const shownSigns = 4_000;

/** How the darkroom is asked to draw what is no still picture. */
export function drawRequestOf(
  original: Exclude<Original, { kind: 'raster' }>,
  maxEdge: number,
  page = 1,
): DrawRequest {
  if (original.kind === 'text') return drawnText(original, maxEdge);
  const { bytes, contentType } = original;
  if (original.kind === 'document') return { kind: 'page', bytes, contentType, maxEdge, page };
  return { kind: original.kind, bytes, contentType, maxEdge };
}

const noBytes = new Uint8Array();

function drawnText(
  { text, contentType }: Extract<Original, { kind: 'text' }>,
  maxEdge: number,
): DrawRequest {
  const base = { bytes: noBytes, contentType, maxEdge };
  const [contact, ...others] = contentType === 'text/vcard' ? readContacts(text) : [];
  if (contact === undefined) return { kind: 'text', ...base, text: text.slice(0, shownSigns) };
  const { name, organisation, numbers, emails } = contact;
  const reached = [...numbers, ...emails, organisation ?? ''].filter(
    (line) => line !== '' && line !== name,
  );
  const more = others.length === 0 ? [] : [`+ ${others.length}`];
  const lines = [...reached.slice(0, 2 - more.length), ...more];
  return { kind: 'contact', ...base, name, lines };
}
