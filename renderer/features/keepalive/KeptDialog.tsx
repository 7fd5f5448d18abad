import { useEffect, useState } from 'react';
import type { Keep, KeptItem, LinkChange } from '../../../shared/contract/keepAlive.ts';
import { copyLinkOf } from '../../actions/copying/copyLinks.ts';
import { formatEntries } from '../../actions/copying/formatEntries.ts';
import { client } from '../../bridge/client.ts';
import { report } from '../../bridge/report.ts';
import { answerKeep, copyOldLink, useKeepAlive } from '../../stores/keepAliveStore.ts';
import { say } from '../../stores/notices/statusStore.ts';
import { settingsOf, useSettings } from '../../stores/settings/settingsStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount, formatInstant } from '../../text/format.ts';
import {
  itemText,
  keptText,
  nameOfItem,
  nameOfKeep,
  statusOf,
} from '../../text/lasting/keepText.ts';
import { nextMinute } from '../../text/nextMidnight.ts';
import type { Timed } from '../../text/timed.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import { Thumbnail } from '../../ui/media/Thumbnail.tsx';
import { MoreButton } from '../../ui/menu/MoreButton.tsx';
import { ExactInRow } from '../../ui/time/Exact.tsx';
import { Times } from '../../ui/time/Times.tsx';
import { useProviderNow } from '../../ui/time/useNow.ts';
import styles from './Keep.module.css';

const words = en.keepAlive;
const atOnce = 100;

interface Told {
  readonly items: readonly KeptItem[];
  readonly changes: readonly LinkChange[];
}

/** Items and changes of links, as many as are shown, asked anew whenever the keep changes. */
function useTold(keepId: string, count: number, stamp: unknown): Told | null {
  const [told, setTold] = useState<Told | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is told of the keep says when it is asked again.
  useEffect(() => {
    let over = false;
    const portion = { keepId, start: 0, count: Math.min(500, count) };
    Promise.all([client.keepAlive.items(portion), client.keepAlive.changes(portion)]).then(
      ([items, changes]) => {
        if (!over) setTold({ items, changes });
      },
      (error: unknown) => report(error, 'work'),
    );
    return () => {
      over = true;
    };
  }, [keepId, count, stamp]);
  return told;
}

/** What one keep keeps alive, when each is renewed, and which links changed. */
export function KeptDialog({ keepId, onClose }: { keepId: string; onClose: () => void }) {
  const keep = useKeepAlive((state) => state.keeps.find(({ id }) => id === keepId));
  const [count, setCount] = useState(atOnce);
  const told = useTold(keepId, count, keep);
  const now = useProviderNow(nextMinute);
  const total = keep === undefined ? 0 : keep.items + keep.held + keep.stopped;
  return (
    <Dialog
      wide
      title={<bdi>{keep === undefined ? words.heading : nameOfKeep(keep)}</bdi>}
      onClose={onClose}
    >
      <div className={styles.body}>
        {keep === undefined ? null : (
          <p className={styles.status}>
            <Times of={headText(keep, now)} />
          </p>
        )}
        <section aria-label={words.itemsLabel}>
          <h3 className={styles.heading}>{words.itemsLabel}</h3>
          {told?.items.length === 0 ? <p className={styles.hint}>{words.noItems}</p> : null}
          <ul className={styles.list}>
            {told?.items.map((item) => (
              <Item key={item.row.id} keepId={keepId} item={item} now={now} />
            ))}
          </ul>
          {told === null || total <= told.items.length || count >= 500 ? null : (
            <Button size="small" onPress={() => setCount(count + atOnce)}>
              {words.more(formatCount(total - told.items.length))}
            </Button>
          )}
        </section>
        <section aria-label={words.changesLabel}>
          <h3 className={styles.heading}>{words.changesLabel}</h3>
          {told?.changes.length === 0 ? <p className={styles.hint}>{words.noChanges}</p> : null}
          <ul className={styles.list}>
            {told?.changes.map((change) => (
              <Change key={change.oldId} change={change} now={now} />
            ))}
          </ul>
        </section>
      </div>
      <DialogActions>
        <Button slot="close" autoFocus>
          {words.close}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** Until when, and how it stands where that is not what its one item says below. */
function headText(keep: Keep, now: number): readonly Timed[] {
  const status = statusOf(keep, en.shell.provider, now);
  if (keep.state === 'over') return status;
  const { main } = keptText(keep, keep.nextAt, now);
  const itself = keep.state === 'on' && keep.cut !== 'now' && keep.of.kind === 'item';
  return itself ? [main] : [main, ...status];
}

function Item({ keepId, item, now }: { keepId: string; item: KeptItem; now: number }) {
  const { row, state } = item;
  const name = nameOfItem(item);
  const asks = state === 'asks';
  const bad = asks || state === 'limited' || state === 'held' || state === 'refused';
  return (
    <li className={styles.row}>
      <span className={styles.picture}>
        <Thumbnail row={row} variant="thumb" small />
      </span>
      <div className={styles.about}>
        <bdi className={styles.name}>{name}</bdi>
        <span className={styles.status} data-tone={bad ? 'bad' : 'calm'}>
          <Times inRow of={itemText(item, now)} />
        </span>
        {asks ? <span>{words.asksWhy}</span> : null}
      </div>
      {asks ? (
        <div className={styles.acts}>
          <Button
            size="small"
            aria-label={en.names.of(words.renew, name)}
            onPress={() => void answerKeep(keepId, row.id, true)}
          >
            {words.renew}
          </Button>
          <Button
            size="small"
            aria-label={en.names.of(words.leave, name)}
            onPress={() => void answerKeep(keepId, row.id, false)}
          >
            {words.leave}
          </Button>
        </div>
      ) : null}
    </li>
  );
}

function Change({ change, now }: { change: LinkChange; now: number }) {
  const name = change.name ?? en.library.unnamed;
  const when = formatInstant(change.at, now);
  const of = `${name}, ${when}`;
  // The one that is remembered is marked in the menu of formats.
  useSettings(settingsOf('copying'));
  return (
    <li className={styles.row}>
      <div className={styles.about}>
        <bdi className={styles.name}>{name}</bdi>
        <ExactInRow at={change.at} text={when} />
      </div>
      <div className={styles.acts}>
        <span className={styles.both}>
          <Button
            size="small"
            aria-label={en.names.of(words.copyNew, of)}
            onPress={() => copyLinkOf(change.newId)}
          >
            {words.copyNew}
          </Button>
          <MoreButton
            size="small"
            look="outlined"
            label={en.copying.openMenu}
            of={of}
            entries={formatEntries((format) => copyLinkOf(change.newId, format))}
          />
        </span>
        {change.hasOldLink ? (
          <Button
            size="small"
            aria-label={en.names.of(words.copyOld, of)}
            onPress={() =>
              void copyOldLink(change.oldId).then((done) => {
                if (done) say(words.oldCopied);
              })
            }
          >
            {words.copyOld}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
