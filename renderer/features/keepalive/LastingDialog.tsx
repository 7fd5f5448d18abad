import { useState } from 'react';
import type { CopyTo } from '../../../shared/contract/copies.ts';
import { type Helpless, type LastingWay, lastingOf } from '../../../shared/links/lasting.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { showHowToOpen } from '../../actions/items/showHowToOpen.ts';
import { changeLimits, keepItemsAlive } from '../../actions/keepItemsAlive.ts';
import { beginCopies } from '../../actions/renewing/copyRuns.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { providerNow } from '../../bridge/providerNow.ts';
import { type AccountIndex, useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { type KeptNow, useKeptNow } from '../../stores/keepAliveStore.ts';
import { sayFailure } from '../../stores/notices/sayFailure.ts';
import { say } from '../../stores/notices/statusStore.ts';
import { settingsOf, useSettings } from '../../stores/settings/settingsStore.ts';
import { en } from '../../strings/en.ts';
import { formatDuration } from '../../text/format.ts';
import { keptText, nameOfKeep, needsLook } from '../../text/lasting/keepText.ts';
import { linkLifeOf } from '../../text/lasting/linkLife.ts';
import { type Timed, timed, untimed } from '../../text/timed.ts';
import { titleOf } from '../../text/titleOf.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import { Times } from '../../ui/time/Times.tsx';
import styles from './Keep.module.css';

const words = en.keepAlive.lasting;

interface LastingDialogProps {
  row: MediaRow;
  onClose: () => void;
}

/** What would give an item the longest link: which way, until when, and why; each in one click. */
export function LastingDialog({ row, onClose }: LastingDialogProps) {
  const index = useAccountIndex();
  const { mostDays } = useSettings(settingsOf('keepAlive'));
  // As of when it was opened: what is read and pressed stays where it is.
  const [now] = useState(providerNow);
  const accounts = index.accounts.flatMap(({ id: accountId, practice }) => {
    const provider = index.providerOf(accountId);
    return provider === undefined
      ? []
      : [{ accountId, practice, provider, access: index.linksOf(accountId) }];
  });
  const { nowUntilAt, ways: all, helpless } = lastingOf(row, accounts, mostDays, now);
  const kept = useKeptNow(row.id);
  const ways = kept === null ? all : all.filter(({ kind }) => kind !== 'keep');
  return (
    <Dialog wide title={<bdi>{words.title(titleOf(row))}</bdi>} onClose={onClose}>
      <div className={styles.options}>
        <section className={styles.option} data-best={ways.length === 0 && kept === null}>
          <div className={styles.about}>
            {ways.length === 0 && kept === null ? (
              <span className={styles.best}>{words.best}</span>
            ) : null}
            <h3 className={styles.name}>{words.now}</h3>
            <span className={styles.status}>
              <Times of={untilText(nowUntilAt, now)} />
            </span>
            {ways.length === 0 && kept === null ? <span>{words.staysWhy}</span> : null}
          </div>
        </section>
        {kept === null ? null : <Kept kept={kept} row={row} now={now} onClose={onClose} />}
        {ways.map((way, at) => (
          <Way
            key={way.kind === 'copy' ? way.accountId : way.kind}
            way={way}
            best={at === 0 && outlasts(way, kept)}
            row={row}
            now={now}
            mostDays={mostDays}
            onClose={onClose}
          />
        ))}
        {helpless.length === 0 ? null : (
          <section aria-label={words.cant}>
            <h3 className={styles.heading}>{words.cant}</h3>
            <ul>
              {helpless.map((one) => (
                <li key={one.accountId} className={styles.hint}>
                  {helplessText(one, index)}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
      <DialogActions>
        <Button slot="close">{en.keepAlive.close}</Button>
      </DialogActions>
    </Dialog>
  );
}

/** What lasts no longer than it is kept alive anyway is not the best that there is. */
const outlasts = ({ untilAt }: LastingWay, kept: KeptNow | null) =>
  kept === null || untilAt === null || untilAt > kept.keep.limits.untilAt;

interface KeptProps {
  kept: KeptNow;
  row: MediaRow;
  now: number;
  onClose: () => void;
}

/** An item that is kept alive is not offered to be: until when it is, and what can be changed about that. */
function Kept({ kept: { keep, renewsAt }, row, now, onClose }: KeptProps) {
  const { main, note } = keptText(keep, renewsAt, now);
  const ofView = keep.of.kind === 'view';
  return (
    <section className={styles.option}>
      <div className={styles.about}>
        <h3 className={styles.name}>
          <Times of={[main, untimed(words.changingLink)]} />
        </h3>
        <span className={styles.status} data-tone={needsLook(keep) ? 'bad' : 'calm'}>
          <Times of={note} />
        </span>
        {ofView ? <span>{words.keptByView(nameOfKeep(keep))}</span> : null}
      </div>
      <Button onPress={() => openDialog({ kind: 'kept', keepId: keep.id })}>
        {en.keepAlive.details}
      </Button>
      <Button
        onPress={() => {
          onClose();
          changeLimits(keep, titleOf(row));
        }}
      >
        {en.keepAlive.edit}
      </Button>
    </section>
  );
}

function untilText(at: number | null, now: number): Timed {
  return at === null ? untimed(words.noEnd) : timed(at, now, words.untilWhen);
}

function helplessText({ accountId, why }: Helpless, index: AccountIndex): string {
  const provider = index.providerOf(accountId);
  const label = index.accountLabel(accountId);
  switch (why) {
    case 'no-upload':
      return en.names.of(label, provider?.absences.upload ?? words.refused);
    case 'short-link':
      return words.shortLink(label, linkLifeOf(provider?.capabilities.link?.lifeMs ?? 0));
    case 'private':
      return en.names.of(label, en.promise.account);
    case 'unfit':
      return en.names.of(label, words.refused);
    default:
      return why satisfies never;
  }
}

/** Uploads it again, there or in its own account. */
async function upload(row: MediaRow, to: CopyTo): Promise<boolean> {
  try {
    const plan = await client.copies.plan({ items: { mediaIds: [row.id] }, to });
    const [refusal] = plan.refused;
    if (plan.count === 0) {
      if (refusal === undefined) say(words.refused, 'bad');
      else sayFailure(refusal.failure);
      return false;
    }
    await beginCopies(plan.token);
    say(words.begun);
    return true;
  } catch (error) {
    sayFailure(failureOf(error));
    return false;
  }
}

interface WayProps {
  way: LastingWay;
  best: boolean;
  row: MediaRow;
  now: number;
  mostDays: number;
  onClose: () => void;
}

const linkWords = { same: words.sameLink, new: words.newLink, changing: words.changingLink };

function Way({ way, best, row, now, mostDays, onClose }: WayProps) {
  const index = useAccountIndex();
  const [busy, setBusy] = useState(false);
  const { label, why } = wayText(way, row, index, mostDays);
  async function run(): Promise<void> {
    switch (way.kind) {
      case 'open-links':
        showHowToOpen(row.accountId);
        return;
      case 'keep':
        onClose();
        keepItemsAlive([row]);
        return;
      case 'send':
        onClose();
        openDialog({ kind: 'compose', rows: [row], again: null, draft: null });
        return;
      case 'renew':
      case 'copy': {
        setBusy(true);
        const begun = await upload(row, way.kind === 'copy' ? way.accountId : 'same');
        if (begun) onClose();
        else setBusy(false);
        return;
      }
      default:
        way satisfies never;
    }
  }
  return (
    <section className={styles.option} data-best={best}>
      <div className={styles.about}>
        {best ? <span className={styles.best}>{words.best}</span> : null}
        <h3 className={styles.name}>
          <Times of={[untilText(way.untilAt, now), untimed(linkWords[way.link])]} />
        </h3>
        <span>{why}</span>
      </div>
      <Button
        look={best ? 'primary' : 'outlined'}
        autoFocus={best}
        isDisabled={busy}
        onPress={() => void run()}
      >
        {label}
      </Button>
    </section>
  );
}

function wayText(way: LastingWay, row: MediaRow, index: AccountIndex, mostDays: number) {
  const provider = index.providerLabel(row.accountId);
  switch (way.kind) {
    case 'open-links':
      return { label: words.openLinks, why: words.openLinksWhy };
    case 'keep': {
      const days = en.keepAlive.untilDays(mostDays);
      return {
        label: en.keepAlive.action,
        why: words.keepWhy(provider, formatDuration(way.eachMs), days),
      };
    }
    case 'renew':
      return { label: words.renew, why: words.renewWhy(provider, formatDuration(way.eachMs)) };
    case 'send':
      return {
        label: en.messages.action,
        why: words.sendWhy(provider, formatDuration(way.eachMs)),
      };
    case 'copy': {
      const there = index.providerLabel(way.accountId);
      const each = way.eachMs === null ? words.noEnd : formatDuration(way.eachMs);
      const why = [words.copyWhy(there, each), ...(way.keepable ? [words.copyKeepWhy] : [])];
      return { label: words.copy(index.accountLabel(way.accountId)), why: why.join(' ') };
    }
    default:
      return way satisfies never;
  }
}
