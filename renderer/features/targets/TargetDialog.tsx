import { useEffect, useRef, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { FoundTargets, UploadTarget, UploadTargets } from '../../../shared/upload.ts';
import { addWithoutTarget } from '../../actions/adding/addWithoutTarget.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { type DialogOf, filesInCargo } from '../../stores/dialogs/dialog.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { formatCount, formatDuration } from '../../text/format.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import { SearchBox } from '../../ui/form/SearchBox.tsx';
import styles from './TargetDialog.module.css';
import { useTargets } from './useTargets.ts';

interface TargetDialogProps extends Omit<DialogOf<'choose-target'>, 'kind'> {
  /** Goes on to who would receive it there. */
  onNext: (next: DialogOf<'posting'>) => void;
  onClose: () => void;
}

const words = en.targets;
const typingPauseMs = 250;

/** What is typed, once the person pauses. */
function usePaused(typed: string): string {
  const [paused, setPaused] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(typed), typingPauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return paused;
}

/** Asks what an upload is put into, where a provider has such targets. */
export function TargetDialog(props: TargetDialogProps) {
  const { providerLabel, providerOf } = useAccountIndex();
  const targets = providerOf(props.accountId)?.capabilities.upload?.targets ?? null;
  if (targets === null) return null;
  return <Choosing {...props} targets={targets} provider={providerLabel(props.accountId)} />;
}

interface ChoosingProps extends TargetDialogProps {
  targets: UploadTargets;
  provider: string;
}

function Choosing(props: ChoosingProps) {
  const { accountId, provider, targets, cargo, search: before, onNext, onClose } = props;
  const [typed, setTyped] = useState(before);
  const list = useRef<HTMLDivElement>(null);
  const search = usePaused(typed);
  const { found, failure, retry } = useTargets(accountId, search);
  const kind = targets.label.toLocaleLowerCase('en');
  const told = failure === null ? null : explain(failure, { provider, once: true });
  const life = targets.withoutLifeMs === null ? null : formatDuration(targets.withoutLifeMs);
  return (
    <Dialog title={words.title(kind, filesInCargo(cargo))} onClose={onClose}>
      <SearchBox
        label={words.search(kind)}
        value={typed}
        onChange={setTyped}
        onLeave={() => list.current?.querySelector<HTMLElement>('[role="option"]')?.focus()}
        autoFocus
      />
      {told === null ? (
        <ListBox
          ref={list}
          aria-label={words.list(kind)}
          className={styles.list ?? ''}
          items={found?.targets ?? []}
          renderEmptyState={() => (
            <p className={styles.none} role="status">
              {found === null ? words.loading : words.none(search)}
            </p>
          )}
          onAction={(id) => {
            const chosen = found?.targets.find((target) => target.id === id);
            if (chosen === undefined) return;
            const target = { id: chosen.id, label: chosen.label };
            onNext({ kind: 'posting', accountId, target, cargo, search: typed });
          }}
        >
          {(target: UploadTarget) => (
            <ListBoxItem
              id={target.id}
              textValue={target.label}
              aria-label={[target.label, target.detail ?? ''].join(' ').trim()}
              className={styles.target ?? ''}
            >
              <bdi className={styles.label}>{target.label}</bdi>{' '}
              {target.detail === null ? null : <bdi className={styles.detail}>{target.detail}</bdi>}
            </ListBoxItem>
          )}
        </ListBox>
      ) : (
        <Banner
          tone="danger"
          boxed
          urgent
          title={`${told.title}.`}
          action={
            <Button size="small" onPress={retry}>
              {en.shell.retry}
            </Button>
          }
        >
          {told.why}
        </Banner>
      )}
      {found === null ? null : <More found={found} kind={kind} />}
      {targets.required ? (
        <p className={styles.none}>{words.needed(kind)}</p>
      ) : life === null ? (
        <p className={styles.none}>{words.withoutLasting(kind)}</p>
      ) : (
        <Banner tone="warn" boxed title={words.withoutTitle(kind, life)}>
          {words.without}
        </Banner>
      )}
      <DialogActions>
        <Button slot="close">{words.cancel}</Button>
        {targets.required ? null : (
          <Button
            onPress={() => {
              onClose();
              addWithoutTarget(accountId, cargo);
            }}
          >
            {words.submitWithout(kind)}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

/** That there may be more than are shown, and how to get at those. */
function More({ found, kind }: { found: FoundTargets; kind: string }) {
  const { targets, more, searched } = found;
  const text =
    searched !== null
      ? words.searched(kind, formatCount(searched))
      : more
        ? words.more(formatCount(targets.length))
        : null;
  return text === null ? null : (
    <p className={styles.none} role="status">
      {text}
    </p>
  );
}
