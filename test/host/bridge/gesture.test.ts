import { afterEach, describe, expect, it, vi } from 'vitest';
import { watchGestures } from '../../../electron/host/bridge/gesture.ts';

afterEach(() => void vi.unstubAllGlobals());

/** In a page that nobody has touched. */
function mayCall(call: string): boolean {
  vi.stubGlobal('addEventListener', () => {});
  return watchGestures()(call);
}

describe('what a script cannot do by itself', () => {
  it.each([
    'removals.start',
    'removals.startNow',
    'removals.resume',
    'removals.again',
    'cleanup.start',
    'cleanup.keep',
    'accounts.remove',
    'archives.start',
    'saving.saveMany',
  ])('%s', (call) => expect(mayCall(call)).toBe(false));

  it.each(['removals.stop', 'removals.pause', 'cleanup.callOff', 'library.open'])(
    'but %s, which takes nothing away',
    (call) => expect(mayCall(call)).toBe(true),
  );
});
