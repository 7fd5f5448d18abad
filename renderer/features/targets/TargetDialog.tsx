import { useEffect, useState } from 'react';
import { ListBox, ListBoxItem, Text } from 'react-aria-components';
import type { AccountId } from '../../../shared/ids.ts';
import type { UploadTarget, UploadTargets } from '../../../shared/upload.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { formatDuration } from '../../text/format.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import { SearchBox } from '../../ui/form/SearchBox.tsx';
import styles from './TargetDialog.module.css';
import { useTargets } from './useTargets.ts';

interface TargetDialogProps {
  accountId: AccountId;
  provider: string;
  targets: UploadTargets;
  /** How many files are to be put there. */
  count: number;
  /** null: into none. */
  onChoose: (target: UploadTarget | null) => void;
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

/** Asks what an upload is put into, where a provider has such places. */
export function TargetDialog(props: TargetDialogProps) {
  const { accountId, provider, targets, count, onChoose, onClose } = props;
  const [typed, setTyped] = useState('');
  const search = usePaused(typed);
  const { found, failure, retry } = useTargets(accountId, search);
  const place = targets.label.toLocaleLowerCase('en');
  const told = failure === null ? null : explain(failure, { provider });
  const life = targets.withoutLifeMs === null ? null : formatDuration(targets.withoutLifeMs);
  return (
    <Dialog title={words.title(place, count)} onClose={onClose}>
      <SearchBox label={words.search(place)} value={typed} onChange={setTyped} autoFocus />
      {told === null ? (
        <ListBox
          aria-label={words.list(place)}
          className={styles.list ?? ''}
          items={found ?? []}
          renderEmptyState={() => (
            <p className={styles.none} role="status">
              {found === null ? words.loading : words.none(search)}
            </p>
          )}
          onAction={(id) => {
            const chosen = found?.find((target) => target.id === id);
            if (chosen !== undefined) onChoose(chosen);
          }}
        >
          {(target: UploadTarget) => (
            <ListBoxItem id={target.id} textValue={target.label} className={styles.target ?? ''}>
              <Text slot="label" className={styles.label ?? ''}>
                <bdi>{target.label}</bdi>
              </Text>
              {target.detail === null ? null : (
                <Text slot="description" className={styles.detail ?? ''}>
                  <bdi>{target.detail}</bdi>
                </Text>
              )}
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
      {targets.required ? (
        <p className={styles.none}>{words.needed(place)}</p>
      ) : life === null ? (
        <p className={styles.none}>{words.withoutLasting(place)}</p>
      ) : (
        <Banner tone="warn" boxed title={words.withoutTitle(place, life)}>
          {words.without}
        </Banner>
      )}
      <DialogActions>
        <Button slot="close" look="quiet">
          {words.cancel}
        </Button>
        {targets.required ? null : (
          <Button onPress={() => onChoose(null)}>{words.submitWithout(place)}</Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
