import type { Services } from '../../shared/contract/contract.ts';
import type { Bugs } from './bugs.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import { createRepeatLimit } from './repeatLimit.ts';

const most = 20;
const withinMs = 60_000;

export interface WindowReportsDeps {
  readonly bugs: Bugs;
  readonly log: Log;
  readonly clock: Clock;
}

/**
 * Writes down what went wrong in the window, which cannot itself. A page that fails with every frame
 * does not fill the log: how many reports were left out is in the next one that is not.
 */
export function createWindowReports(deps: WindowReportsDeps): Services['app']['report'] {
  const { bugs, log, clock } = deps;
  const bearable = createRepeatLimit(clock, most, withinMs);
  let leftOut = 0;
  return async ({ reference, part, what }) => {
    if (!bearable()) {
      leftOut += 1;
      return undefined;
    }
    if (leftOut > 0) log.error({ event: 'window-faults-left-out', count: leftOut });
    leftOut = 0;
    bugs.write({ where: `window.${part}`, what, reference });
    return undefined;
  };
}
