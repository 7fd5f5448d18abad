import type { AccountId } from '../../../shared/ids.ts';
import type { IntakeCount, WebPicture } from '../../../shared/intake.ts';
import { addFiles, client, failureOf } from '../../bridge/client.ts';
import { accountIndex } from '../../stores/accounts/accountIndex.ts';
import { addAbsenceInView, uploadersInView } from '../../stores/accounts/accountsInView.ts';
import { type Brought, filesIn, needsAsking, needsCount } from '../../stores/dialogs/brought.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { sayFailure } from '../../stores/notices/sayFailure.ts';
import { speak } from '../../stores/notices/spokenStore.ts';
import { say, sayWhile } from '../../stores/notices/statusStore.ts';
import { change } from '../../stores/view/viewStore.ts';
import { en } from '../../strings/en.ts';
import { askAbout, countInSight, takeCounted } from './countingStore.ts';

const words = en.uploads;

function sayNotAdded(error: unknown): void {
  sayFailure(failureOf(error), { what: words.addFailed });
}

function add(accountId: AccountId, brought: Brought) {
  switch (brought.kind) {
    case 'files':
      return addFiles(accountId, brought.files);
    case 'counted':
      return client.intake.add({ token: brought.count.token, accountId });
    case 'link':
      return client.intake.addLink({ ...brought.picture, accountId });
    default:
      return brought satisfies never;
  }
}

/** Adds it to an account's uploads, into no target, and says what became of that. */
export async function addBrought(accountId: AccountId, brought: Brought): Promise<void> {
  const account = accountIndex().accountLabel(accountId);
  change({ trayOpen: true });
  const over = brought.kind === 'link' ? sayWhile(words.link.fetching) : () => {};
  try {
    await add(accountId, brought).finally(over);
    speak(words.added(filesIn(brought), account));
  } catch (error) {
    const what = brought.kind === 'link' ? words.link.failed : words.addFailed;
    sayFailure(failureOf(error), { provider: accountIndex().providerLabel(accountId), what });
  }
}

/** Sees to it that what was brought gets to an account, and asks for what is not clear about that. */
export function bring(brought: Brought, wantedAccountId: string | null): void {
  const uploaders = uploadersInView();
  const [only, ...more] = uploaders;
  const wanted = uploaders.find(({ accountId }) => accountId === wantedAccountId);
  const decided = wanted ?? (more.length === 0 ? only : undefined);
  if (only === undefined) say(addAbsenceInView() ?? words.drop.none, 'bad');
  else if (decided === undefined) openDialog({ kind: 'choose-account', brought });
  else if (decided.targets === null) void addBrought(decided.accountId, brought);
  else {
    const { accountId } = decided;
    openDialog({
      kind: 'choose-target',
      accountId,
      cargo: { from: 'person', brought },
      search: '',
    });
  }
}

function bringCounted(count: IntakeCount, wantedAccountId: string | null): void {
  if (needsAsking(count)) askAbout(count, wantedAccountId);
  else bring({ kind: 'counted', count }, wantedAccountId);
}

/** What was counted and asked about was confirmed. */
export function addCounted(): void {
  const { counting, dropAccountId } = takeCounted();
  if (counting?.state === 'asking')
    bring({ kind: 'counted', count: counting.count }, dropAccountId);
}

export async function bringFiles(
  files: readonly File[],
  folders: boolean,
  wantedAccountId: string | null,
): Promise<void> {
  if (!needsCount(files, folders)) return bring({ kind: 'files', files }, wantedAccountId);
  try {
    const found = await countInSight(files);
    if (found !== null) bringCounted(found, wantedAccountId);
  } catch (error) {
    sayNotAdded(error);
  }
}

/** Pictures of the web: one is fetched when it is known where to, several before that is asked. */
export function bringPictures(
  pictures: readonly WebPicture[],
  wantedAccountId: string | null,
): void {
  const [picture, ...more] = pictures;
  if (picture === undefined) return;
  const work = async () => {
    if (more.length === 0) return bring({ kind: 'link', picture }, wantedAccountId);
    if (uploadersInView().length === 0) return say(addAbsenceInView() ?? words.drop.none, 'bad');
    const over = sayWhile(words.link.fetchingSome(pictures.length));
    const { count, failed } = await client.intake
      .countLinks({ pictures: [...pictures] })
      .finally(over);
    if (failed > 0) say(words.link.someFailed(failed, pictures.length), 'bad');
    bringCounted(count, wantedAccountId);
  };
  work().catch((error: unknown) => sayFailure(failureOf(error), { what: words.link.failed }));
}

/** Asks the system for files. */
export function chooseFiles(): void {
  const work = async () => {
    const found = await client.intake.choose(undefined);
    if (found !== null) bringCounted(found, null);
  };
  work().catch(sayNotAdded);
}

/** Adds what is on the clipboard, which is heard like any paste. */
export function pasteFromClipboard(): void {
  client.intake.paste(undefined).catch(sayNotAdded);
}
