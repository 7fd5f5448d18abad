import { beforeEach, describe, expect, it } from 'vitest';
import { archiveView } from '../../../renderer/actions/archiveView.ts';
import { cleanUpView } from '../../../renderer/actions/openCleanup.ts';
import { openHoldingsOfView } from '../../../renderer/actions/openHoldings.ts';
import type { Dialog } from '../../../renderer/stores/dialogs/dialog.ts';
import { useDialogs } from '../../../renderer/stores/dialogs/dialogStore.ts';
import { change, queryOf, showView, useView } from '../../../renderer/stores/view/viewStore.ts';
import type { MediaFilter } from '../../../shared/query/mediaFilter.ts';

function filterIn(dialog: Dialog | undefined): MediaFilter | null {
  if (dialog?.kind === 'archive') return dialog.what.kind === 'filter' ? dialog.what.filter : null;
  if (dialog?.kind === 'clean-up') return 'filter' in dialog.of ? dialog.of.filter : null;
  return dialog?.kind === 'holdings' ? dialog.filter : null;
}

const acts = { archiveView, cleanUpView, openHoldingsOfView };

describe('what is done with a view', () => {
  beforeEach(() => {
    useDialogs.setState({ open: [] });
    showView('all');
  });

  it.each(Object.entries(acts))(
    '%s means nothing else where only what is gone is shown',
    (_, act) => {
      change({ filter: { gone: 'only', kinds: ['image'] } });
      act();
      expect(filterIn(useDialogs.getState().open.at(-1)?.dialog)).toEqual({
        gone: 'only',
        kinds: ['image'],
      });
    },
  );

  it.each(Object.entries(acts))(
    '%s leaves out what is gone where that is shown beside the rest',
    (_, act) => {
      change({ search: 'gone:also cat' });
      act();
      expect(filterIn(useDialogs.getState().open.at(-1)?.dialog)).toEqual({ text: 'cat' });
    },
  );

  it('finds nothing where what is gone and what ends are asked for at once', () => {
    showView('expiring');
    change({ filter: { gone: 'only' } });
    expect(queryOf(useView.getState()).filter).toMatchObject({ gone: 'only' });
    change({ filter: { gone: 'also' } });
    expect(queryOf(useView.getState()).filter).not.toHaveProperty('gone');
  });
});
