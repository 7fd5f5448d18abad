import { SearchX } from 'lucide-react';
import type { Recognised } from '../../../shared/contract/linkChecks.ts';
import { getFreshLink } from '../../actions/links/getFreshLink.ts';
import { whoseLink } from '../../actions/links/whoseLink.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { change, showAll, useView } from '../../stores/view/viewStore.ts';
import { en } from '../../strings/en.ts';
import { titleOf } from '../../text/titleOf.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';

const words = en.find.link;

/** Shows the item of the link that stands in the search, wherever that is and whether it is gone. */
function showItem(): void {
  const { search, link } = useView.getState();
  const gone = link?.whose.kind === 'item' && link.whose.row.goneAt !== null;
  showAll();
  change({ search, filter: gone ? { gone: 'also' } : {} });
}

/** The item of the link that was searched for isn’t here: where it is instead, or what became of it. */
export function NoLinkedItem({ whose }: { whose: Recognised }) {
  const { accountLabel } = useAccountIndex();
  const search = useView((view) => view.search);
  const item = whose.kind === 'item' ? whose.row : null;
  const gone = item !== null && item.goneAt !== null;
  const title = item === null ? words.unknown : gone ? words.gone : words.elsewhere;
  const text =
    whose.kind === 'item'
      ? words.itemIn(titleOf(whose.row), accountLabel(whose.row.accountId))
      : whoseLink(whose, accountLabel);
  return (
    <EmptyState icon={<SearchX aria-hidden />} title={title} text={text}>
      {item === null ? null : (
        <Button look={gone ? 'outlined' : 'primary'} onPress={showItem}>
          {words.show}
        </Button>
      )}
      {item !== null && !gone ? null : (
        <Button onPress={() => getFreshLink(search.trim())}>{en.checks.fresh.command}</Button>
      )}
      <Button look="quiet" onPress={() => change({ search: '' })}>
        {en.library.emptyFilter.clear}
      </Button>
    </EmptyState>
  );
}
