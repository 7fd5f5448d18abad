import { CloudOff, FolderOpen } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { LibraryQuery } from '../../../shared/contract/library.ts';
import { chooseFiles, pasteFromClipboard } from '../../actions/adding/adding.ts';
import { providerNow } from '../../bridge/providerNow.ts';
import {
  useAddAbsence,
  useIsReading,
  useReadingProgress,
  useUploaders,
} from '../../stores/accounts/accountsInView.ts';
import { allAccounts, useAccounts } from '../../stores/accounts/accountsStore.ts';
import { openLibrary, sameQuery, useLibrary } from '../../stores/library/libraryStore.ts';
import { useAppearance } from '../../stores/view/appearanceStore.ts';
import { awaitsLink, queryOf, questionOf, useView } from '../../stores/view/viewStore.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { formatCount } from '../../text/format.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Boundary } from '../../ui/fault/Boundary.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { CardSkeleton } from './cards/CardSkeleton.tsx';
import styles from './Gallery.module.css';
import { Grid } from './grid/Grid.tsx';
import { List } from './list/List.tsx';
import { ListSkeleton } from './list/ListSkeleton.tsx';

const words = en.library;

/** What the library is asked for the view as it is: the same for as long as that asks the same. */
function useQuery(): LibraryQuery {
  const view = useView(useShallow(questionOf));
  const accounts = useAccounts(allAccounts);
  const query = useMemo(() => queryOf(view, { now: providerNow(), accounts }), [view, accounts]);
  const asked = useRef(query);
  // What is shown stays until it is known where a link leads.
  if (!awaitsLink(view) && !sameQuery(asked.current, query)) asked.current = query;
  return asked.current;
}

interface GalleryProps {
  /** What is said where nothing fits what was asked for. */
  noResults: ReactNode;
}

/** The grid of the view, or what is to be said instead. */
export function Gallery({ noResults }: GalleryProps) {
  const query = useQuery();
  useEffect(() => void openLibrary(query), [query]);
  return (
    <div className={styles.gallery}>
      <Reading />
      <Boundary part="library" of={JSON.stringify(query)}>
        <Content query={query} noResults={noResults} />
      </Boundary>
    </div>
  );
}

/** How far reading the accounts in view is. */
function Reading() {
  const reading = useReadingProgress();
  if (reading === null) return null;
  const { seen, total } = reading;
  return (
    <div className={styles.sync}>
      <span>
        {total === null ? words.syncing : words.syncingOf(formatCount(seen), formatCount(total))}
      </span>
      <Progress label={words.syncing} value={total === null || total === 0 ? null : seen / total} />
    </div>
  );
}

function Content({ query, noResults }: GalleryProps & { query: LibraryQuery }) {
  const phase = useLibrary((state) => state.phase);
  const failure = useLibrary((state) => state.failure);
  const total = useLibrary((state) => state.total);
  const layout = useAppearance((state) => state.layout);
  const reading = useIsReading();
  if (phase === 'failed' && failure !== null) {
    const { why, remedy } = explain(failure, { provider: en.shell.provider, once: true });
    return (
      <EmptyState
        icon={<CloudOff aria-hidden />}
        title={words.failed}
        text={`${why} ${remedy}`}
        urgent
      >
        <Button onPress={() => void openLibrary(query)}>{words.retry}</Button>
      </EmptyState>
    );
  }
  const filtered = Object.keys(query.filter).some(
    (key) => key !== 'accountIds' && !(key === 'gone' && query.filter.gone === 'also'),
  );
  if (phase === 'opening' || (total === 0 && reading && !filtered)) {
    return layout === 'list' ? <ListSkeleton /> : <Skeletons />;
  }
  if (total > 0) return layout === 'list' ? <List /> : <Grid />;
  return filtered ? noResults : <Empty />;
}

function Empty() {
  const canAdd = useUploaders().length > 0;
  const absence = useAddAbsence();
  return (
    <EmptyState
      inviting={canAdd}
      icon={<FolderOpen aria-hidden />}
      title={words.empty.title}
      text={canAdd ? words.empty.text : (absence ?? words.empty.textReadOnly)}
    >
      {canAdd ? (
        <>
          <Button onPress={chooseFiles}>{words.addFiles}</Button>
          <Button look="quiet" onPress={pasteFromClipboard}>
            {words.fromClipboard}
          </Button>
        </>
      ) : null}
    </EmptyState>
  );
}

function Skeletons() {
  return (
    <div className={styles.skeletons} role="status" aria-label={words.loading}>
      {Array.from({ length: 18 }, (_, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: eighteen equal shapes.
        <CardSkeleton key={position} />
      ))}
    </div>
  );
}
