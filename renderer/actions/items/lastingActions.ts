import { Infinity as Endless, RefreshCcw } from 'lucide-react';
import { keepableBy } from '../../../shared/keepalive/keepable.ts';
import type { Summary } from '../../../shared/selection/summary.ts';
import { failureOf } from '../../bridge/client.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { rowsOf, type Target } from '../../stores/library/target.ts';
import { sayFailure } from '../../stores/notices/sayFailure.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { titleOf } from '../../text/titleOf.ts';
import type { ItemAction, ItemContext, Possibility } from './itemAction.ts';
import { thoseOf } from './possible.ts';

/** So many at once: more are kept alive by a view. */
const mostAtOnce = 100;
const words = en.keepAlive;

function keepable(chosen: Summary, { providerOf }: ItemContext): Possibility {
  const able = thoseOf(chosen, (id) => {
    const provider = providerOf(id);
    return (
      provider !== undefined && keepableBy(provider.capabilities, provider.retention) === 'yes'
    );
  });
  const count = able.count > mostAtOnce ? 0 : able.count;
  return { ...able, count, living: chosen.living, blocked: false, linkLifeMs: null, why: [] };
}

function keep(target: Target): void {
  rowsOf(target).then(
    (rows) => {
      const [first] = rows;
      if (first === undefined) return;
      openDialog({
        kind: 'keep-alive',
        of: rows.map(({ id }) => ({ kind: 'item', mediaId: id })),
        title: titleOf(first),
        limits: null,
      });
    },
    (error: unknown) => sayFailure(failureOf(error)),
  );
}

/** What makes an item and its link outlast what its provider gives them. */
export const lastingActions: readonly ItemAction[] = [
  {
    id: 'keep-alive',
    Icon: RefreshCcw,
    look: 'outlined',
    surfaces: ['menu', 'inspector'],
    label: ({ count }) => (count > 1 ? words.actionSome(formatCount(count)) : words.action),
    keys: {
      chords: [{ key: 'l', mod: true, shift: true }],
      heard: 'window',
      meaning: words.keys,
    },
    possible: keepable,
    run: keep,
  },
  {
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
      why: [],
    }),
    run: ({ rows: [row] }) => {
      if (row !== undefined) openDialog({ kind: 'lasting-link', row });
    },
  },
];
