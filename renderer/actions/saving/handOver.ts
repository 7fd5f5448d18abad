import { mostHandedOver } from '../../../shared/contract/saving.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { providerNow } from '../../bridge/providerNow.ts';
import { accountIndex } from '../../stores/accounts/accountIndex.ts';
import { type Chosen, summaryOf } from '../../stores/library/chosen.ts';
import { nameOf, type Target, targetOf } from '../../stores/library/target.ts';
import { sayFailure } from '../../stores/notices/sayFailure.ts';
import { say } from '../../stores/notices/statusStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';

const words = en.saving;

function tell(error: unknown, what: string): void {
  const failure = failureOf(error);
  if (failure.kind === 'cancelled') say(words.nothingCopied);
  else sayFailure(failure, { what });
}

/** Puts them on the clipboard as files. */
export function copyFiles(target: Target): void {
  nameOf(target)
    .then((named) => client.saving.copyFiles(named))
    .then(
      ({ count }) => say(words.filesCopied(count, formatCount(count)), 'good'),
      (error: unknown) => tell(error, words.filesNotCopied(target.count)),
    );
}

/** Puts a picture on the clipboard as pixels. */
export function copyPicture({ rows: [row] }: Target): void {
  if (row === undefined) return;
  client.saving.copyPicture({ mediaId: row.id }).then(
    () => say(words.pictureCopied, 'good'),
    (error: unknown) => tell(error, words.pictureNotCopied),
  );
}

/**
 * Begins to drag what is selected out of the window as files; answers what the pointer's release calls, which keeps a
 * drag from beginning that is not wanted any more. `from`: the part of the window that is drawn under the pointer.
 */
export function dragOut(selected: Promise<Chosen | null>, from: DOMRect): () => void {
  let over = false;
  async function begin(): Promise<void> {
    const chosen = await selected;
    if (chosen === null || over) return;
    const [{ ruleOf }, now] = [accountIndex(), providerNow()];
    const { obtainable: count, accounts } = summaryOf(chosen, ruleOf, now);
    if (count > mostHandedOver) {
      say(words.tooManyFiles(formatCount(mostHandedOver)), 'bad');
      return;
    }
    const accountIds = accounts.map(({ accountId }) => accountId);
    const target = targetOf(chosen, { count, accountIds }, ruleOf, now, ['archives']);
    if (target.count === 0) {
      say(words.noneToDrag, 'bad');
      return;
    }
    const of = await nameOf(target);
    const { x, y, width, height } = from;
    if (!over) await client.saving.drag({ of, from: { x, y, width, height } });
  }
  begin()
    .catch((error: unknown) => tell(error, words.notDragged))
    .finally(() => {
      over = true;
    });
  return () => {
    if (over) return;
    over = true;
    say(words.letGo);
    client.saving.letGo(undefined).then(
      ({ ready }) => {
        if (ready) say(words.dragReady, 'good');
      },
      (error: unknown) => tell(error, words.notDragged),
    );
  };
}
