import type { Random } from '../../simulate/random.ts';
import type { VirtualTime } from '../../simulate/virtualTime.ts';
import type { DiskLife } from './mortalDisk.ts';

const codes = ['ENOSPC', 'EROFS', 'EIO', 'EACCES'] as const;

/** A disk that is full, read-only or broken for a while, or for one moment. */
export function createDiskTroubles(random: Random, time: VirtualTime) {
  let code: string | null = null;
  const begin = random.whole(0, 60_000);
  if (random.chance(0.3)) {
    time.after(begin, () => {
      code = random.pick(codes);
    });
    time.after(begin + random.whole(100, 40_000), () => {
      code = null;
    });
  }
  let troubled = random.pick([0, 0, 0.01]);
  return {
    heal(): void {
      code = null;
      troubled = 0;
    },
    /** What one process meets there; with `mayDie` it may be killed at any step. */
    life(own: { alive(): boolean; die(): void }, mayDie: boolean): DiskLife {
      const blow = mayDie && random.chance(0.4) ? random.whole(1, 60) : 0;
      const late = random.chance(0.5);
      let steps = 0;
      return {
        ...own,
        before() {
          steps += 1;
          if (steps === blow && !late) return 'dies';
          if (code !== null) return code;
          return random.chance(troubled) ? random.pick(codes) : null;
        },
        after: () => steps === blow && late,
      };
    },
  };
}
