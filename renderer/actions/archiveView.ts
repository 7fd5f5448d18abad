import { presentPart } from '../../shared/query/presentPart.ts';
import { openDialog } from '../stores/dialogs/dialogStore.ts';
import { queryOf, useView } from '../stores/view/viewStore.ts';
import { titleOfView } from './titleOfView.ts';

/** Asks into which folder all goes that the shown view has, now and whenever its archive is brought up to date. */
export function archiveView(): void {
  const filter = presentPart(queryOf(useView.getState()).filter);
  openDialog({ kind: 'archive', what: { kind: 'filter', filter, title: titleOfView() } });
}
