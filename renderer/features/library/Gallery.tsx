import { CloudOff, FolderOpen, SearchX } from 'lucide-react';
import { useEffect } from 'react';
import type { LibraryQuery } from '../../../shared/contract/library.ts';
import type { AccountId, MediaId } from '../../../shared/ids.ts';
import { openLibrary, useLibrary } from '../../stores/library/libraryStore.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { formatCount } from '../../text/format.ts';
import { Boundary } from '../../ui/Boundary.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import type { MenuEntry } from '../../ui/menu/Menu.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { CardSkeleton } from './Card.tsx';
import styles from './Gallery.module.css';
import { Grid, type Owner } from './Grid.tsx';

interface GalleryProps {
  query: LibraryQuery;
  owners: ReadonlyMap<AccountId, Owner>;
  mixed: boolean;
  whole: boolean;
  /** How far reading the accounts in view is; null when nothing is being read. */
  sync: { readonly seen: number; readonly total: number | null } | null;
  canAdd: boolean;
  /** Why files cannot be added, where they cannot. */
  addAbsence: string | null;
  onAdd: () => void;
  onPaste: () => void;
  onShowAll: () => void;
  entriesOf: () => readonly (MenuEntry | 'separator')[];
  onOpen: () => void;
  onRemove: () => void;
  onCopy: (mediaIds: readonly MediaId[]) => void;
}

const words = en.library;

/** The grid of the view, or what is to be said in its place. */
export function Gallery(props: GalleryProps) {
  const { query, sync } = props;
  useEffect(() => void openLibrary(query), [query]);
  return (
    <div className={styles.gallery}>
      {sync === null ? null : (
        <div className={styles.sync}>
          <span>
            {sync.total === null
              ? words.syncing
              : words.syncingOf(formatCount(sync.seen), formatCount(sync.total))}
          </span>
          <Progress
            label={words.syncing}
            value={sync.total === null || sync.total === 0 ? null : sync.seen / sync.total}
          />
        </div>
      )}
      <Boundary part="library" of={`${query.accountId} ${query.search} ${query.sort}`}>
        <Content {...props} />
      </Boundary>
    </div>
  );
}

function Content(props: GalleryProps) {
  const { phase, failure, total } = useLibrary();
  const { query, sync } = props;
  if (phase === 'failed' && failure !== null) {
    const { why, remedy } = explain(failure, { provider: en.shell.provider });
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
  const filtered =
    query.search !== '' ||
    query.kinds !== null ||
    query.direction !== undefined ||
    query.expiringWithinMs !== null;
  if (phase === 'opening' || (total === 0 && sync !== null && !filtered)) return <Skeletons />;
  if (total > 0) return <Grid {...props} />;
  if (filtered) return <EmptyFilter query={query} onShowAll={props.onShowAll} />;
  return (
    <EmptyState
      inviting={props.canAdd}
      icon={<FolderOpen aria-hidden />}
      title={words.empty.title}
      text={props.canAdd ? words.empty.text : (props.addAbsence ?? words.empty.textReadOnly)}
    >
      {props.canAdd ? (
        <>
          <Button onPress={props.onAdd}>{words.addFiles}</Button>
          <Button look="quiet" onPress={props.onPaste}>
            {words.fromClipboard}
          </Button>
        </>
      ) : null}
    </EmptyState>
  );
}

function EmptyFilter({ query, onShowAll }: { query: LibraryQuery; onShowAll: () => void }) {
  const text =
    query.search !== ''
      ? words.emptyFilter.search(query.search)
      : query.expiringWithinMs === null
        ? query.direction === undefined
          ? words.emptyFilter.kind
          : words.emptyFilter[query.direction === 'inbound' ? 'received' : 'sent']
        : words.emptyFilter.expiring;
  return (
    <EmptyState icon={<SearchX aria-hidden />} title={words.emptyFilter.title} text={text}>
      <Button onPress={onShowAll}>{words.emptyFilter.showAll}</Button>
    </EmptyState>
  );
}

function Skeletons() {
  return (
    <div className={styles.skeletons} role="status" aria-label={words.loading}>
      {Array.from({ length: 18 }, (_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: eighteen equal shapes.
        <CardSkeleton key={place} />
      ))}
    </div>
  );
}
