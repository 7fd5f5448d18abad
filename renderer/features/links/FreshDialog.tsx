import { useState } from 'react';
import { mostLinksInCall, type Recognised } from '../../../shared/contract/linkChecks.ts';
import type { AccountId } from '../../../shared/ids.ts';
import type { WebPicture } from '../../../shared/intake.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { bringPictures } from '../../actions/adding/adding.ts';
import { copyLinks } from '../../actions/copying/copyLinks.ts';
import { checkPasted } from '../../actions/links/checkLinks.ts';
import { linesOf } from '../../actions/links/pastedLinks.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { titleOf } from '../../text/titleOf.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import { TextBox } from '../../ui/form/TextBox.tsx';
import { Thumbnail } from '../../ui/media/Thumbnail.tsx';
import styles from './Links.module.css';
import { useRecognised } from './useRecognised.ts';

const words = en.checks.fresh;
const longestText = 200_000;
/** As many lines as are shown one by one. */
const mostShown = 50;

interface FreshDialogProps {
  text: string;
  /** What else the links may be meant as; none where they were typed. */
  pictures: readonly WebPicture[];
  wantedAccountId: string | null;
  onClose: () => void;
}

/** Finds the items that links lead to, also such as have expired, and copies new links to them. */
export function FreshDialog({ text, pictures, wantedAccountId, onClose }: FreshDialogProps) {
  const [typed, setTyped] = useState(text);
  const { links, cut } = linesOf(typed);
  const whose = useRecognised(links);
  const rows = livingIn(whose);
  const accountIds = [...new Set(rows.map(({ accountId }) => accountId))];
  return (
    <Dialog wide title={words.title} onClose={onClose}>
      <TextBox
        name="links"
        label={words.box}
        value={typed}
        hint={cut ? words.tooMany(formatCount(mostLinksInCall)) : words.hint}
        maxLength={longestText}
        spelled={false}
        onChange={setTyped}
      />
      {whose.length === 0 ? null : (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and so it is reached by keys. */}
          <ul className={styles.found} aria-label={words.results} tabIndex={0}>
            {whose.slice(0, mostShown).map((one, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name.
              <Line key={index} whose={one} />
            ))}
          </ul>
          {whose.length > mostShown ? (
            <p className={styles.hint}>{words.more(whose.length - mostShown)}</p>
          ) : null}
        </>
      )}
      <DialogActions>
        <Button slot="close">{words.close}</Button>
        {pictures.length === 0 || typed !== text ? null : (
          <Button
            onPress={() => {
              onClose();
              bringPictures(pictures, wantedAccountId);
            }}
          >
            {words.upload(pictures.length)}
          </Button>
        )}
        <Button
          isDisabled={links.length === 0}
          onPress={() => {
            onClose();
            checkPasted(links);
          }}
        >
          {words.check(links.length)}
        </Button>
        <Button
          look="primary"
          isDisabled={rows.length === 0}
          onPress={() => {
            onClose();
            copyLinks({ rows, count: rows.length, accountIds, kept: null });
          }}
        >
          {words.copy(rows.length)}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** The items that a link can be made to, each once. */
function livingIn(whose: readonly Recognised[]): readonly MediaRow[] {
  const rows = new Map<number, MediaRow>();
  for (const one of whose) {
    if (one.kind === 'item' && one.row.goneAt === null) rows.set(one.row.id, one.row);
  }
  return [...rows.values()];
}

function Line({ whose }: { whose: Recognised }) {
  const { accountLabel } = useAccountIndex();
  if (whose.kind !== 'item')
    return <li className={styles.entry}>{sentenceOf(whose, accountLabel)}</li>;
  const { row } = whose;
  const title = titleOf(row);
  const account = words.item(accountLabel(row.accountId));
  const gone = row.archived ? words.goneArchived : words.gone;
  return (
    <li className={styles.entry}>
      <span className={styles.picture}>
        <Thumbnail row={row} variant="thumb" small />
      </span>
      <span className={`${styles.cell} ${styles.grow}`}>
        <bdi className={styles.name}>{title}</bdi>
        <span className={row.goneAt === null ? styles.hint : styles.bad}>
          {row.goneAt === null ? account : gone}
        </span>
      </span>
      <Button
        size="small"
        aria-label={en.names.of(words.show, title)}
        onPress={() => openDialog({ kind: 'look', row })}
      >
        {words.show}
      </Button>
    </li>
  );
}

function sentenceOf(
  whose: Exclude<Recognised, { kind: 'item' }>,
  accountLabel: (id: AccountId) => string,
): string {
  switch (whose.kind) {
    case 'unknown-item':
      return words.unknownItem(accountLabel(whose.accountId));
    case 'unnamed':
      return words.unnamedItem(accountLabel(whose.accountId));
    case 'not-connected':
      return words.notConnected(whose.provider);
    case 'foreign':
      return words.foreign(whose.host);
    case 'no-link':
      return words.noLink;
    default:
      return whose satisfies never;
  }
}
