import { change, showView } from '../stores/view/viewStore.ts';

/** Shows everything that runs or has run. */
export function showActivity(): void {
  showView('activity');
  change({ drawer: 'none' });
}
