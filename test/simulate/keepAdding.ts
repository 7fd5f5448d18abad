import type { ConfirmedTarget } from '../../electron/uploads/checkTarget.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { UploadJob } from '../../shared/upload.ts';
import type { Machine } from './machine.ts';
import type { VirtualTime } from './virtualTime.ts';

/** Files that were accepted, batch by batch, as the person remembers it. */
export interface Accepted {
  readonly account: AccountId;
  readonly target: ConfirmedTarget | null;
  readonly paths: readonly string[];
  batchId: string | null;
}

interface Deps {
  readonly machine: Machine;
  readonly time: VirtualTime;
  readonly tell: (what: string) => void;
}

/** A person whose files were not taken drops them again, unless they are there after all. */
export function keepAdding(batch: Accepted, deps: Deps): void {
  const { machine, time, tell } = deps;
  const again = () => void time.after(2_000, attempt);
  /** What was written all the same, though nobody was told. */
  const written = (before: number) => {
    const since = machine.rows().slice(before);
    const own = since.map((row) => ({ ...row, job: JSON.parse(row.job) as UploadJob }));
    const first = own.find(({ account_id, job }) => {
      const paths = own.filter((row) => row.job.batchId === job.batchId).map(({ path }) => path);
      return account_id === batch.account && JSON.stringify(paths) === JSON.stringify(batch.paths);
    });
    return first?.job.batchId ?? null;
  };
  function attempt(): void {
    if (batch.batchId !== null) return;
    const service = machine.service();
    if (service === null) {
      again();
      return;
    }
    const intake = batch.paths.map((path) => ({ kind: 'path' as const, path }));
    const before = machine.rows().length;
    const where = batch.target === null ? '' : ` for ${batch.target.id}`;
    tell(`${batch.paths.length} files are dropped on ${batch.account}${where}`);
    service.add(batch.account, intake, batch.target).then(
      ({ batchId }) => {
        batch.batchId = batchId;
      },
      () => {
        batch.batchId = written(before);
        if (batch.batchId === null) again();
      },
    );
    // The power went before it was answered: what the database holds is what counts.
    time.after(1_500, () => {
      if (batch.batchId === null && machine.service() !== service) {
        batch.batchId = written(before);
        if (batch.batchId === null) again();
      }
    });
  }
  attempt();
}
