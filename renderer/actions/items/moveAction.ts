import { FolderOutput } from 'lucide-react';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import type { ItemAction } from './itemAction.ts';
import { thoseOf } from './possible.ts';

/** Uploads items to another account; whatever their own provider can do, their bytes can be had while they live. */
export const moveAction: ItemAction = {
  id: 'move',
  Icon: FolderOutput,
  look: 'outlined',
  surfaces: ['menu'],
  label: ({ count }) => en.moves.action(count, formatCount(count)),
  keys: null,
  possible(chosen, { providerOf, takers }) {
    const theirs = thoseOf(chosen, (id) => providerOf(id) !== undefined);
    const [only, ...others] = takers;
    const ownAlone =
      others.length === 0 && theirs.accountIds.length === 1 && theirs.accountIds[0] === only;
    const nowhere = only === undefined || ownAlone;
    return {
      ...(nowhere ? { count: 0, accountIds: [] } : theirs),
      living: chosen.living,
      blocked: false,
      linkLifeMs: null,
      why: nowhere ? [en.moves.noAccount] : [],
    };
  },
  run: (target) => openDialog({ kind: 'move', target }),
};
