import { useEffect } from 'react';
import type { Recognised } from '../../../shared/contract/linkChecks.ts';
import { isLink } from '../../../shared/links/isLink.ts';
import { client } from '../../bridge/client.ts';
import { useLibrary } from '../../stores/library/libraryStore.ts';
import { change, useView } from '../../stores/view/viewStore.ts';

/** Where nobody can say whose a link is, it is looked for as it is written. */
const words: Recognised = { kind: 'no-link' };

/** Looks up where the link leads that stands in the search, and once more whenever the list is another. */
export function useSearchedLink(): void {
  const typed = useView(({ search }) => search);
  const list = useLibrary(({ token }) => token);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with another list, the item may be another.
  useEffect(() => {
    if (!isLink(typed)) return;
    let over = false;
    const tell = (whose: Recognised) => {
      if (!over) change({ link: { typed, whose } });
    };
    client.linkChecks.recognise({ links: [typed.trim()] }).then(
      ([whose = words]) => tell(whose),
      () => tell(words),
    );
    return () => {
      over = true;
    };
  }, [typed, list]);
}
