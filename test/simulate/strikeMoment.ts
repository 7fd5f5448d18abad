import type { ChatPlan } from './chatFault.ts';
import type { Machine } from './machine.ts';
import { cancelOne, retryAll } from './person.ts';

/** Lets happen what is planned for this moment of a request, if anything is. */
export function strikeMoment(plan: ChatPlan, machine: Machine, tell: (what: string) => void): void {
  const { line } = machine;
  const fault = plan.moments.get(line.moments);
  line.moments += 1;
  if (fault === undefined) return;
  tell(`in the middle: ${fault}`);
  switch (fault) {
    case 'cancel':
      cancelOne(machine, (jobs) => jobs.find(({ state }) => state === 'sending'));
      return;
    case 'kill':
      machine.lose();
      return;
    case 'away':
      machine.lose(10 * 60_000);
      return;
    case 'quit':
      void machine.quit();
      return;
    case 'send-now':
      retryAll(machine);
      return;
    case 'cut':
      line.cuts += 1;
      return;
    default:
      fault satisfies never;
  }
}
