import type { LinkCheckState } from '../../../shared/contract/linkChecks.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { nameOf, type Target } from '../../stores/library/target.ts';
import { putLinkCheck } from '../../stores/linkChecksStore.ts';
import { sayFailure } from '../../stores/notices/sayFailure.ts';
import { say } from '../../stores/notices/statusStore.ts';
import { en } from '../../strings/en.ts';

const words = en.checks;

function show(begin: () => Promise<LinkCheckState>): void {
  begin().then(
    (state) => {
      putLinkCheck(state);
      openDialog({ kind: 'check-links', checkId: state.checkId });
    },
    (error: unknown) => sayFailure(failureOf(error), { what: words.failed }),
  );
}

/** Opens the links of items as strangers would, and shows what becomes of them. */
export function checkLinks(target: Target): void {
  show(async () => client.linkChecks.begin({ of: await nameOf(target) }));
}

export function checkPasted(links: readonly string[]): void {
  show(() => client.linkChecks.beginLinks({ links: [...links] }));
}

export function checkAgain(checkId: string): void {
  client.linkChecks
    .again({ checkId })
    .then(putLinkCheck, (error: unknown) => sayFailure(failureOf(error), { what: words.failed }));
}

export function stopCheck(checkId: string): void {
  void client.linkChecks.stop({ checkId }).catch(() => undefined);
}

export async function saveCheck(checkId: string): Promise<void> {
  try {
    const saved = await client.linkChecks.saveCsv({ checkId });
    if (saved !== null) say(words.saved(saved.name));
  } catch (error) {
    sayFailure(failureOf(error));
  }
}
