import { useState } from 'react';
import { mostLinksInCall, type Recognised } from '../../../shared/contract/linkChecks.ts';
import type { WebPicture } from '../../../shared/intake.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { bringPictures } from '../../actions/adding/adding.ts';
import { copyLinks } from '../../actions/copying/copyLinks.ts';
import { checkPasted } from '../../actions/links/checkLinks.ts';
import { linesOf } from '../../actions/links/pastedLinks.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import { TextBox } from '../../ui/form/TextBox.tsx';
import { FreshLine } from './FreshLine.tsx';
import styles from './Links.module.css';
import { type Fates, useFates } from './useFates.ts';
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
  const { fates, renew } = useFates(whose.slice(0, mostShown));
  const rows = livingIn(whose, fates);
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
              <FreshLine key={index} whose={one} fates={fates} renew={renew} />
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

/** The items that a link can be made to, each once: of one that was renewed, what it is now. */
function livingIn(whose: readonly Recognised[], fates: Fates): readonly MediaRow[] {
  const rows = new Map<number, MediaRow>();
  for (const one of whose) {
    if (one.kind !== 'item') continue;
    const fate = fates.get(one.row.id);
    const row = fate?.kind === 'renewed' ? fate.row : one.row;
    if (row.goneAt === null) rows.set(row.id, row);
  }
  return [...rows.values()];
}
