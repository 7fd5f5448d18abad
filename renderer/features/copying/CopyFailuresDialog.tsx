import { useEffect, useState } from 'react';
import type { Copied } from '../../../shared/contract/library.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { client } from '../../bridge/client.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { formatCount } from '../../text/format.ts';
import { titleOf } from '../../text/titleOf.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import { RefusedList } from '../../ui/RefusedList.tsx';

const words = en.copying;
/** So many of each reason are named. */
const mostNamed = 20;

interface CopyFailuresDialogProps {
  failed: Copied['failed'];
  /** All of them, more than are in `failed` perhaps. */
  count: number;
  onClose: () => void;
}

/** Reason by reason, which links could not be copied. */
export function CopyFailuresDialog({ failed, count, onClose }: CopyFailuresDialogProps) {
  const { providerLabel } = useAccountIndex();
  const [rows, setRows] = useState<ReadonlyMap<number, MediaRow>>(new Map());
  useEffect(() => {
    let over = false;
    client.library.items({ mediaIds: failed.map(({ mediaId }) => mediaId) }).then(
      (found) => {
        if (!over) setRows(new Map(found.map((row) => [row.id, row])));
      },
      // Without their names they are told all the same.
      () => {},
    );
    return () => {
      over = true;
    };
  }, [failed]);
  const reasons = new Map<string, { why: string; remedy: string; names: string[]; all: number }>();
  for (const { mediaId, failure } of failed) {
    const row = rows.get(mediaId);
    const provider = row === undefined ? en.shell.provider : providerLabel(row.accountId);
    const { why, remedy } = explain(failure, { provider, once: true });
    const reason = reasons.get(why) ?? { why, remedy, names: [], all: 0 };
    reasons.set(why, reason);
    reason.all += 1;
    if (row !== undefined && reason.names.length < mostNamed) reason.names.push(titleOf(row));
  }
  return (
    <Dialog wide title={words.failedTitle(count, formatCount(count))} onClose={onClose}>
      <RefusedList
        label={words.failedLabel}
        reasons={[...reasons.values()].map(({ why, remedy, names, all }) => ({
          id: why,
          count: words.items(all, formatCount(all)),
          why,
          remedy,
          names,
          more: all > names.length ? formatCount(all - names.length) : null,
          mayRetry: false,
        }))}
      />
      <DialogActions>
        <Button slot="close">{en.shell.close}</Button>
      </DialogActions>
    </Dialog>
  );
}
