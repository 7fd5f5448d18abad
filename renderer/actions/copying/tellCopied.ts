import type { CopiedByItself } from '../../../shared/contract/copying.ts';
import type { Copied } from '../../../shared/contract/library.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { providerNow } from '../../bridge/providerNow.ts';
import { putLinkAccess } from '../../stores/accounts/accountsStore.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { keepCopied } from '../../stores/notices/copiedStore.ts';
import { sayFailure } from '../../stores/notices/sayFailure.ts';
import { type StatusAction, say } from '../../stores/notices/statusStore.ts';
import { useSettings } from '../../stores/settings/settingsStore.ts';
import { en } from '../../strings/en.ts';
import { formatBytes, formatCount, formatInstant } from '../../text/format.ts';
import { asOf } from './formats.ts';

const words = en.copying;

/** Of as many as are shown of a failure, or more: their accounts are those of all. */
const mostAsked = 100;
/** What ends later is said, and not counted down by the second. */
const countedDownMs = 24 * 3_600_000;

/** An account whose links turned out to be private offers none from now on. */
export async function learnPrivate({ failed }: Copied): Promise<void> {
  const hidden = failed.flatMap(({ mediaId, failure }) =>
    failure.kind === 'forbidden' && failure.detail === 'link-protected' ? [mediaId] : [],
  );
  if (hidden.length === 0) return;
  const rows = await client.library.items({ mediaIds: hidden.slice(0, mostAsked) });
  for (const { accountId } of rows) putLinkAccess(accountId, 'protected');
}

/** That it was copied, who can open it, and until when. */
export function copiedText(copied: Copied, as: string, now: number): string {
  const { count, soonestExpiryAt, endsFirst } = copied;
  const text = formatCount(count);
  if (soonestExpiryAt === null) return words.open(count, text, as);
  const until = endsFirst === 'item' ? words.untilItem : words.until;
  return until(count, text, as, formatInstant(soonestExpiryAt, now));
}

/** Shows which links could not be copied, and why. */
const showFailed = ({ failed, unavailable: count }: Copied): StatusAction => ({
  label: words.showFailed,
  run: () => openDialog({ kind: 'copy-failures', failed, count }),
});

/** More than the clipboard takes is offered as a file, which has all of it but the links that nobody could make. */
function offerFile(copied: Copied): void {
  const { count, document, unavailable } = copied;
  if (document === null) return;
  const { token, bytes } = document;
  const lost = unavailable === 0 ? '' : ` ${words.without(unavailable, formatCount(unavailable))}`;
  const saved = ({ name }: { name: string }) =>
    lost === ''
      ? say(words.savedFile(name))
      : say(`${words.savedFile(name)}.${lost}`, 'bad', null, showFailed(copied));
  const run = () =>
    client.copying.save({ token }).then(
      (file) => {
        if (file !== null) saved(file);
      },
      (error: unknown) => sayFailure(failureOf(error)),
    );
  const action = { label: words.saveFile, run: () => void run() };
  const sentence = words.tooLarge(formatCount(count), formatBytes(bytes));
  say(`${sentence}${lost}`, 'bad', null, action);
}

/** Says what became of a copy, failures and all. */
export function tellCopied(copied: Copied, framed = (sentence: string) => sentence): void {
  const { count, failed, unavailable, soonestExpiryAt, ends, format, document } = copied;
  for (const { mediaId, at } of ends) keepCopied([mediaId], at);
  if (document !== null) {
    offerFile(copied);
    return;
  }
  const [first] = failed;
  // What there was is there no more: nothing went to the clipboard.
  if (count + unavailable === 0) {
    say(words.nothing, 'bad');
    return;
  }
  const now = providerNow();
  if (first === undefined) {
    const as = asOf(format, useSettings.getState().all.copying.templates);
    const near = soonestExpiryAt !== null && soonestExpiryAt - now < countedDownMs;
    const sentence = framed(copiedText(copied, as, now));
    say(sentence, 'good', near ? soonestExpiryAt : null);
    return;
  }
  const what =
    count === 0
      ? en.library.copiedNone(unavailable, formatCount(unavailable))
      : words.some(count, formatCount(count), formatCount(unavailable));
  const action = showFailed(copied);
  const single = unavailable === 1 && count === 0;
  sayFailure(first.failure, { what: framed(what), ...(single ? {} : { action }) });
}

/** Says what was copied when an upload ended, or why nothing was; `copy` does it all the same. */
export function tellByItself({ copied }: CopiedByItself, copy: () => void): void {
  if (copied === null) {
    say(words.notByItself, 'good', null, { label: words.copyNow, run: copy });
    return;
  }
  learnPrivate(copied).catch(() => {});
  tellCopied(copied, words.byItself);
}
