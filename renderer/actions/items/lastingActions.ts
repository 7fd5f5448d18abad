import { Infinity as Endless, RefreshCcw } from 'lucide-react';
import type { ProviderInfo } from '../../../shared/account.ts';
import type { AccountId } from '../../../shared/ids.ts';
import { keepableBy } from '../../../shared/keepalive/keepable.ts';
import type { Summary } from '../../../shared/selection/summary.ts';
import { failureOf } from '../../bridge/client.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { rowsOf, type Target } from '../../stores/library/target.ts';
import { sayFailure } from '../../stores/notices/sayFailure.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { keepItemsAlive } from '../keepItemsAlive.ts';
import type { ItemAction, ItemContext, Possibility } from './itemAction.ts';
import { thoseOf } from './possible.ts';

/** So many at once: more are kept alive by a view. */
const mostAtOnce = 100;
const words = en.keepAlive;

/** Why nothing of an account can be kept alive; null where it can. */
function unableBy(provider: ProviderInfo): string | null {
  const able = keepableBy(provider.capabilities, provider.retention);
  if (able === 'yes') return null;
  return able === 'no-upload' ? (provider.absences.upload ?? '') : words.unable[able];
}

function keepable(chosen: Summary, { providerOf }: ItemContext): Possibility {
  const isAble = (id: AccountId) => {
    const provider = providerOf(id);
    return provider !== undefined && unableBy(provider) === null;
  };
  const able = thoseOf(chosen, isAble);
  const blocked = able.count > mostAtOnce;
  const why = chosen.accounts.flatMap(({ accountId, living }) => {
    const provider = living === 0 ? undefined : providerOf(accountId);
    return provider === undefined ? [] : (unableBy(provider) ?? []);
  });
  return {
    ...able,
    living: chosen.living,
    blocked,
    linkLifeMs: null,
    why: blocked ? [words.tooMany(formatCount(mostAtOnce))] : [...new Set(why)],
  };
}

function keep(target: Target): void {
  rowsOf(target).then(
    (rows) => keepItemsAlive(rows),
    (error: unknown) => sayFailure(failureOf(error)),
  );
}

/** Uploads items again before they expire, for as long as a person allows. */
export const keepAction: ItemAction = {
  id: 'keep-alive',
  Icon: RefreshCcw,
  look: 'outlined',
  surfaces: ['menu'],
  label: ({ count }) => (count > 1 ? words.actionSome(formatCount(count)) : words.action),
  keys: {
    chords: [{ key: 'k', mod: true, shift: true }],
    heard: 'window',
    meaning: words.keys,
  },
  possible: keepable,
  run: keep,
};

/** Shows what would give one item the longest link. */
export const lastingLinkAction: ItemAction = {
  id: 'lasting-link',
  Icon: Endless,
  look: 'outlined',
  surfaces: ['menu'],
  label: () => words.lasting.action,
  keys: null,
  possible: (chosen, { providerOf }) => ({
    ...thoseOf(chosen, (id) => chosen.count === 1 && providerOf(id) !== undefined),
    living: chosen.living,
    blocked: false,
    linkLifeMs: null,
    why: chosen.count > 1 ? [words.lasting.oneAtATime] : [],
  }),
  run: ({ rows: [row] }) => {
    if (row !== undefined) openDialog({ kind: 'lasting-link', row });
  },
};

/** What makes an item and its link outlast what its provider gives them. */
export const lastingActions: readonly ItemAction[] = [keepAction, lastingLinkAction];
