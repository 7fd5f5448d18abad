import type { IntakeCount } from '../../../shared/intake.ts';
import { portion } from '../../stores/dialogs/brought.ts';

export interface CounterPorts {
  readonly countFiles: (files: readonly File[], token: string | null) => Promise<IntakeCount>;
  /** Ends the count that is under way in the main process. */
  readonly stopCounting: () => void;
  readonly forget: (count: IntakeCount) => void;
}

/** Has files counted, one counting at a time: the next one, or a stop, gives up the one before it. */
export function createCounter({ countFiles, stopCounting, forget }: CounterPorts) {
  let current: symbol | null = null;

  function stop(): void {
    if (current === null) return;
    current = null;
    stopCounting();
  }

  /**
   * Hands them over in portions, with the frames between them left to the window. `show` hears how
   * many there are so far, and null at the end; nothing once it was given up, which answers null.
   */
  async function count(
    files: readonly File[],
    show: (files: number | null) => void,
  ): Promise<IntakeCount | null> {
    stop();
    const mine = Symbol('counting');
    current = mine;
    show(0);
    const isWanted = () => current === mine;
    let soFar: IntakeCount | null = null;
    try {
      for (let start = 0; start < files.length && isWanted(); start += portion) {
        soFar = await countFiles(files.slice(start, start + portion), soFar?.token ?? null);
        if (isWanted()) show(soFar.files);
      }
      if (isWanted()) return soFar;
    } catch (error) {
      if (soFar !== null) forget(soFar);
      // What was given up answers that it was, which is no news.
      if (isWanted()) throw error;
      return null;
    } finally {
      if (isWanted()) {
        current = null;
        show(null);
      }
    }
    if (soFar !== null) forget(soFar);
    return null;
  }

  return { count, stop };
}
