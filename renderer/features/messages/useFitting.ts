import { useEffect, useRef, useState } from 'react';
import type { Failure } from '../../../shared/failure.ts';
import type { AccountId, MediaId } from '../../../shared/ids.ts';
import type { MediaRow } from '../../../shared/media.ts';
import type { MessageFit } from '../../../shared/outgoing.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { jobOf } from '../../stores/uploads/uploadBatches.ts';
import { knownUploads, useUploads } from '../../stores/uploads/uploadsStore.ts';
import { type CopyState, copyState, isOver } from './copyState.ts';

type Phase =
  | { readonly phase: 'none' }
  | { readonly phase: 'fetching'; readonly key: string }
  | { readonly phase: 'answered'; readonly fit: MessageFit }
  | { readonly phase: 'refused'; readonly failure: Failure };

export interface Fitting {
  /** What was answered; null before. */
  readonly fit: MessageFit | null;
  readonly failure: Failure | null;
  readonly fetching: boolean;
  /** Being fetched, made or uploaded. */
  readonly busy: boolean;
  readonly done: number;
  /** The state of an item’s copy while it has not yet replaced the item. */
  stateOf(id: MediaId): CopyState | null;
  begin(accountId: AccountId, rows: readonly MediaRow[]): void;
  stop(): void;
  /** Forgets what was told of the last time, which is no longer true. */
  clear(): void;
}

/** Makes smaller copies of a message's items, each of which replaces its item as soon as it is stored. */
export function useFitting(onStored: (mediaId: MediaId, copy: MediaRow) => void): Fitting {
  const known = useUploads(knownUploads);
  const [now, setNow] = useState<Phase>({ phase: 'none' });
  const [replaced, setReplaced] = useState<ReadonlySet<MediaId>>(new Set());
  const latest = useRef(onStored);
  latest.current = onStored;
  const fit = now.phase === 'answered' ? now.fit : null;
  const made = fit?.made ?? [];
  const copies = made.map(({ mediaId, jobId }) => ({
    mediaId,
    state: copyState(jobId, (id) => jobOf(known, id)),
  }));
  const arrived = copies.flatMap(({ mediaId, state }) =>
    state.kind === 'stored' && !replaced.has(mediaId) ? [{ mediaId, copyId: state.mediaId }] : [],
  );
  const arrivedKey = arrived.map(({ mediaId }) => mediaId).join();

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each set of copies.
  useEffect(() => {
    if (arrived.length === 0) return;
    let over = false;
    client.library.items({ mediaIds: arrived.map(({ copyId }) => copyId) }).then(
      (rows) => {
        if (over) return;
        for (const { mediaId, copyId } of arrived) {
          const copy = rows.find(({ id }) => id === copyId);
          if (copy !== undefined) latest.current(mediaId, copy);
        }
        setReplaced((old) => new Set([...old, ...arrived.map(({ mediaId }) => mediaId)]));
      },
      (error: unknown) => setNow({ phase: 'refused', failure: failureOf(error) }),
    );
    return () => {
      over = true;
    };
  }, [arrivedKey]);

  const running = copies.some(({ state }) => !isOver(state)) || arrived.length > 0;
  return {
    fit,
    failure: now.phase === 'refused' ? now.failure : null,
    fetching: now.phase === 'fetching',
    busy: now.phase === 'fetching' || running,
    done: replaced.size,
    stateOf: (id) =>
      replaced.has(id) ? null : (copies.find(({ mediaId }) => mediaId === id)?.state ?? null),
    begin(accountId, rows) {
      const key = crypto.randomUUID();
      setReplaced(new Set());
      setNow({ phase: 'fetching', key });
      client.messages.fit({ key, accountId, mediaIds: rows.map(({ id }) => id) }).then(
        (answer) => setNow({ phase: 'answered', fit: answer }),
        (error: unknown) => {
          const failure = failureOf(error);
          setNow(failure.kind === 'cancelled' ? { phase: 'none' } : { phase: 'refused', failure });
        },
      );
    },
    stop() {
      if (now.phase === 'fetching') void client.messages.stopFit({ key: now.key });
      const jobIds = made.flatMap(({ mediaId, jobId }) => (replaced.has(mediaId) ? [] : [jobId]));
      if (jobIds.length > 0) void client.uploads.cancel({ jobIds });
    },
    clear: () => setNow({ phase: 'none' }),
  };
}
