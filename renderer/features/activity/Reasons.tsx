import type { CopyRun } from '../../../shared/contract/copies.ts';
import { client } from '../../bridge/client.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { useRefused } from '../../stores/useRefused.ts';
import { refusedReasons } from '../../text/refusedReasons.ts';
import styles from './Activity.module.css';
import type { RunLeft } from './entry.ts';

/** All others are in the details. */
const mostTold = 3;

const ask = {
  archive: (runId: string) => client.archives.refused({ runId }),
  copy: (runId: string) => client.copies.refused({ runId }),
  folder: (runId: string) => client.saving.refused({ runId }),
};

/** A run of which some items failed. */
type Left = RunLeft | { readonly kind: 'copy'; readonly run: CopyRun };

/** Why items of a run could not be done, the commonest reasons first. */
export function Reasons({ left }: { left: Left }) {
  const { classes, rows } = useRefused(left.run.id, ask[left.kind]);
  const { providerLabel } = useAccountIndex();
  const reasons = refusedReasons(
    classes.slice(0, mostTold),
    rows,
    providerLabel,
    left.kind === 'archive',
  );
  return reasons.map(({ id, count, why }) => (
    <span key={id} className={styles.reason}>
      {`${count}: ${why}`}
    </span>
  ));
}
