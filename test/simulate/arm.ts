import type { WorldFault } from './fault.ts';
import type { Machine } from './machine.ts';
import { cancelOne, retryAll } from './person.ts';
import type { Random } from './random.ts';
import type { VirtualTime } from './virtualTime.ts';

interface Arms {
  readonly machine: Machine;
  readonly time: VirtualTime;
  readonly random: Random;
  readonly drop: (count: number) => void;
  readonly tell: (what: string) => void;
}

/** Sees to it that a fault of the world happens when it is due. */
export function arm(fault: WorldFault, { machine, time, random, drop, tell }: Arms): void {
  if (!('atMs' in fault)) return;
  const pathAt = (share: number) => {
    const paths = machine.disk.paths();
    return paths[Math.floor(share * paths.length)] ?? '';
  };
  time.after(fault.atMs, () => {
    tell(JSON.stringify(fault));
    switch (fault.kind) {
      case 'kill':
        return machine.lose();
      case 'quit':
        return void machine.quit();
      case 'jump':
        return time.jump(fault.byMs);
      case 'suspend':
        machine.line.cuts += 1;
        return time.suspend(fault.forMs);
      case 'offline':
        machine.line.up = false;
        machine.line.cuts += 1;
        time.after(fault.forMs, () => {
          machine.line.up = true;
        });
        return;
      case 'locked':
        machine.lock({ kind: 'keychain-unavailable', cause: 'locked' });
        time.after(fault.forMs, () => {
          machine.lock(null);
          machine.resume();
        });
        return;
      case 'cancel':
        return cancelOne(machine, (jobs) => jobs[Math.floor(fault.share * jobs.length)]);
      case 'retry':
        return retryAll(machine);
      case 'resume':
        return machine.resume();
      case 'file-changed':
        return machine.disk.write(pathAt(fault.share), `other bytes ${random.whole(0, 9)}`);
      case 'file-gone':
        return machine.disk.remove(pathAt(fault.share));
      case 'more-files':
        return drop(fault.count);
      default:
        return fault satisfies never;
    }
  });
}
