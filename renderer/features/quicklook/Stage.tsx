import { Archive, CloudOff, FileX } from 'lucide-react';
import type { Look, Shown } from '../../../shared/contract/looking/looking.ts';
import type { Failure } from '../../../shared/failure.ts';
import { hasBytes, type MediaRow } from '../../../shared/media.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { readingOf, useAccounts } from '../../stores/accounts/accountsStore.ts';
import { useLookProgress } from '../../stores/lookingStore.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { formatBytes, formatBytesOf, formatInstant, formatType } from '../../text/format.ts';
import { nextMidnight } from '../../text/nextMidnight.ts';
import { Button } from '../../ui/Button.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { useProviderNow } from '../../ui/time/useNow.ts';
import { Cards } from './pages/Cards.tsx';
import { PdfStage } from './pages/PdfStage.tsx';
import { Text } from './pages/Text.tsx';
import { PictureStage } from './picture/PictureStage.tsx';
import { PlayerStage } from './player/PlayerStage.tsx';
import styles from './stage/Stage.module.css';
import { Tile } from './stage/Tile.tsx';
import type { LookState } from './useLook.ts';

const words = en.looking;

interface StageProps {
  row: MediaRow | null;
  state: LookState;
  again: () => void;
}

/** The item itself, or what is to be said instead. */
export function Stage({ row, state, again }: StageProps) {
  if (row === null) return <Waiting row={null} />;
  if (!hasBytes(row)) {
    return <Tile row={row} title={words.gone.title} text={words.gone.text} urgent />;
  }
  if (state.phase === 'failed') return <Failed row={row} failure={state.failure} again={again} />;
  if (row.kind === 'image' || (state.phase === 'shown' && state.look.shown.as === 'picture')) {
    const way = state.phase === 'shown' ? state.look.shown.as : 'picture';
    if (way === 'picture') {
      return (
        <>
          <PictureStage row={row} ready={state.phase === 'shown'} />
          {state.phase === 'shown' ? <AsOf row={row} look={state.look} /> : <Fetching row={row} />}
        </>
      );
    }
  }
  if (state.phase === 'loading') return <Waiting row={row} />;
  return (
    <>
      <Opened row={row} look={state.look} shown={state.look.shown} />
      <AsOf row={row} look={state.look} />
    </>
  );
}

function Opened({ row, look, shown }: { row: MediaRow; look: Look; shown: Shown }) {
  switch (shown.as) {
    case 'film':
    case 'sound':
      return <PlayerStage row={row} as={shown.as} />;
    case 'text':
      return <Text {...shown} sizeBytes={look.sizeBytes} />;
    case 'cards':
      return <Cards cards={shown.cards} cut={shown.cut} />;
    case 'pdf':
      return <PdfStage row={row} />;
    case 'picture':
    case 'nothing': {
      const type = formatType(look.contentType ?? row.contentType, row.name);
      return <Tile row={row} title={words.unshown.title(type)} text={words.unshown.text} savable />;
    }
    default:
      return shown satisfies never;
  }
}

/** Whether the account cannot be reached now, as of its last reading. */
function useIsOffline({ accountId }: MediaRow): boolean {
  return useAccounts(readingOf(accountId))?.failure?.kind === 'offline';
}

/** Says that what is shown is a copy, where nobody could say whether it is still like that. */
function AsOf({ row, look }: { row: MediaRow; look: Look }) {
  const now = useProviderNow(nextMidnight);
  const offline = useIsOffline(row);
  if (look.fromArchive) {
    return (
      <p className={styles.note} role="status">
        <Archive aria-hidden />
        {en.archives.shown}
      </p>
    );
  }
  if (!offline) return null;
  return (
    <p className={styles.note} role="status">
      <CloudOff aria-hidden />
      {words.offline(formatInstant(look.fetchedAt, now))}
    </p>
  );
}

function Failed({ row, failure, again }: { row: MediaRow; failure: Failure; again: () => void }) {
  const { providerLabel } = useAccountIndex();
  const retry = <Button onPress={again}>{en.shell.retry}</Button>;
  if (failure.kind === 'not-found') {
    return <Tile row={row} title={words.gone.title} text={words.gone.text} urgent />;
  }
  const offline = failure.kind === 'offline';
  const { title, why, remedy } = explain(failure, {
    provider: providerLabel(row.accountId),
    once: true,
  });
  const said = offline ? words.notHere : { title, text: `${why} ${remedy}` };
  const tile = (
    <Tile
      row={row}
      {...said}
      urgent
      icon={offline ? <CloudOff aria-hidden /> : <FileX aria-hidden />}
    >
      {retry}
    </Tile>
  );
  if (row.kind !== 'image') return tile;
  return <PictureStage row={row} ready={false} instead={tile} />;
}

/** How much of it is here, where that takes a while. */
function Fetching({ row }: { row: MediaRow }) {
  const progress = useLookProgress((state) =>
    state.progress?.mediaId === row.id ? state.progress : null,
  );
  if (progress === null) return null;
  const { doneBytes, ofBytes } = progress;
  const share = ofBytes === null ? formatBytes(doneBytes) : formatBytesOf(doneBytes, ofBytes);
  return (
    <div className={styles.fetching}>
      <span>{words.fetching(share)}</span>
      <Progress
        label={words.loading}
        value={ofBytes === null || ofBytes === 0 ? null : doneBytes / ofBytes}
      />
    </div>
  );
}

function Waiting({ row }: { row: MediaRow | null }) {
  if (row === null) return <p className={styles.waiting}>{words.loading}</p>;
  return (
    <Tile row={row} title={words.loading}>
      <Fetching row={row} />
    </Tile>
  );
}
