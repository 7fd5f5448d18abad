import { useCallback, useMemo } from 'react';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { isPaused, knownUploads, useUploads } from '../../stores/uploads/uploadsStore.ts';
import { en } from '../../strings/en.ts';
import { formatDuration } from '../../text/format.ts';
import { Exact } from '../../ui/time/Exact.tsx';
import { useNow } from '../../ui/time/useNow.ts';
import { rateLimits } from './rateLimits.ts';
import styles from './Tray.module.css';

const words = en.uploads;

/** Tells once which providers asked to wait, and for how long still, instead of in every row. */
export function RateLimits() {
  const { providerLabel } = useAccountIndex();
  const { batches } = useUploads(knownUploads);
  const pauses = useUploads((state) => state.pauses);
  const limits = useMemo(() => {
    // What a person holds back resumes when they say so.
    const going = batches.filter(({ accountId }) => !isPaused(pauses, accountId));
    return rateLimits(going, providerLabel);
  }, [batches, pauses, providerLabel]);
  const last = Math.max(0, ...limits.map(({ untilAt }) => untilAt));
  const now = useNow(useCallback((at: number) => (last <= at ? null : at + 1_000), [last]));
  if (limits.length === 0) return null;
  return (
    <div className={styles.limits}>
      {limits.map(({ provider, untilAt }) => (
        <p key={provider}>
          {untilAt - now < 1_000 ? (
            words.rateLimitedNow(provider)
          ) : (
            <Exact at={untilAt} text={words.rateLimited(provider, formatDuration(untilAt - now))} />
          )}
        </p>
      ))}
    </div>
  );
}
