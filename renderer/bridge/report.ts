import { z } from 'zod';
import type { WindowPart } from '../../shared/contract/app.ts';
import { referenceOf } from '../../shared/reference.ts';
import { bridge } from './bridge.ts';

const longest = 8_000;
const mostKnown = 50;

/** What was reported already, by what was written of it: it keeps its reference, and is not told again. */
const known = new Map<string, string>();

function newReference(): string {
  const [bits = 0] = crypto.getRandomValues(new Uint32Array(1));
  return referenceOf(bits);
}

/** Tells where and what, but nothing of the values: an answer that does not fit may contain anything. */
function written(error: unknown): string {
  if (error instanceof z.ZodError) {
    return error.issues.map(({ code, path }) => `${path.join('.')}: ${code}`).join('\n');
  }
  if (!(error instanceof Error)) return `something was thrown that is no error: ${typeof error}`;
  return error.stack ?? `${error.name}: ${error.message}`;
}

/**
 * The one way in which a fault of the window is told of: the main process writes it down under the
 * reference that this answers at once, to be shown. Never throws.
 */
export function report(error: unknown, part: WindowPart, components = ''): string {
  // Addresses of our own files would be redacted to their origin, like any link.
  const text = `${written(error)}${components}`.replaceAll('satchel-app://app/', '');
  const what = text.slice(0, longest);
  const told = known.get(written(error));
  if (told !== undefined) return told;
  const reference = newReference();
  known.set(written(error), reference);
  const [oldest] = known.keys();
  if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
  try {
    bridge()
      .ask('app.report', { reference, part, what })
      .catch(() => undefined);
  } catch {
    // Without a bridge there is nobody to tell.
  }
  return reference;
}
