import type { Services } from '../../shared/contract/contract.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import { createRepeatLimit } from './repeatLimit.ts';

const most = 20;
const withinMs = 60_000;

/** Numbers and addresses of people, which an error may quote; what else is secret the log redacts. */
const people = /\+\d[\d\s().-]{5,}\d|[^\s@"'<>]+@[^\s@"'<>]+\.[a-z]+/gi;

/**
 * Writes down what went wrong in the window, which cannot itself. A page that fails with every frame
 * does not fill the log: how many reports were left out is in the next one that is not.
 */
export function createWindowReports(log: Log, clock: Clock): Services['app']['report'] {
  const bearable = createRepeatLimit(clock, most, withinMs);
  let leftOut = 0;
  return async ({ reference, part, what }) => {
    if (!bearable()) {
      leftOut += 1;
      return undefined;
    }
    if (leftOut > 0) log.error({ event: 'window-faults-left-out', count: leftOut });
    leftOut = 0;
    const stack = what.replace(people, '[person]');
    log.error({ event: 'window-fault', call: part, reference, stack });
    return undefined;
  };
}
