import { addressText } from '../../../shared/address.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { DialogOf, Draft } from '../../stores/dialogs/dialog.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { sayFailure } from '../../stores/notices/sayFailure.ts';
import { en } from '../../strings/en.ts';

interface Unsent extends Pick<DialogOf<'compose'>, 'rows' | 'again'> {
  readonly provider: string;
  readonly draft: Draft;
}

/** Tells that a message was not sent whose dialog was closed meanwhile, and offers to open it again. */
export function sayNotSent(failure: Failure, { provider, rows, again, draft }: Unsent): void {
  sayFailure(failure, {
    provider,
    what: en.messages.notSent(addressText(draft.to)),
    action: {
      label: en.messages.open,
      run: () => openDialog({ kind: 'compose', rows, again, draft }),
    },
  });
}
