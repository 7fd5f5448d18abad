import type { MediaFilter } from '../../shared/query/mediaFilter.ts';
import { presentPart } from '../../shared/query/presentPart.ts';
import { openDialog } from '../stores/dialogs/dialogStore.ts';
import { change, queryOf, useView } from '../stores/view/viewStore.ts';

/** How much there is of what a filter finds; what is gone beside it takes no room. */
export function openHoldings(filter: MediaFilter): void {
  openDialog({ kind: 'holdings', filter: presentPart(filter) });
}

/** The same of what is shown. */
export function openHoldingsOfView(): void {
  openHoldings(queryOf(useView.getState()).filter);
}

/** Shows everything that a filter finds, in the order that was chosen last. */
export function showFound({ text = '', ...filter }: MediaFilter): void {
  change({ name: 'all', accountId: null, search: text, filter });
}
