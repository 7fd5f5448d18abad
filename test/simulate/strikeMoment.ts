import type { UploadJob } from '../../shared/upload.ts';
import type { ChatPlan } from './chatFault.ts';
import type { Machine } from './machine.ts';
import { cancelOne, retryAll } from './person.ts';

/** Whether a job is the one that is under way just then. */
export type Carries = (job: UploadJob) => boolean;

interface Struck {
  readonly plan: ChatPlan;
  readonly machine: Machine;
  readonly tell: (what: string) => void;
}

/** Lets happen what is planned for this moment of a request, if anything is. */
export function strikeMoment(carries: Carries, { plan, machine, tell }: Struck): void {
  const { line } = machine;
  const fault = plan.moments.get(line.moments);
  line.moments += 1;
  if (fault === undefined) return;
  tell(`in the middle: ${fault}`);
  switch (fault) {
    case 'cancel':
      cancelOne(machine, (jobs) => jobs.find(carries));
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
