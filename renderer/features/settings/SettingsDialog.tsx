import { SearchX } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/dialog/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SearchBox } from '../../ui/form/SearchBox.tsx';
import { findSettings, type PaneName, paneOf, panes, type RowId } from './controls/catalogue.ts';
import { Found } from './controls/found.ts';
import styles from './controls/Settings.module.css';
import { Pane } from './Panes.tsx';
import { resetPane, useIsPaneSet } from './resetPane.ts';

const words = en.settings;

interface SettingsDialogProps {
  /** The section that it opens at. */
  at?: PaneName;
  archives: ReactNode;
  onClose: () => void;
}

/** All settings, a section at a time; a search shows what matches of all sections. */
export function SettingsDialog({ at = 'copying', archives, onClose }: SettingsDialogProps) {
  const [typed, setTyped] = useState('');
  const [shown, setShown] = useState<PaneName>(at);
  const content = useRef<HTMLDivElement>(null);
  const found = useMemo(() => findSettings(typed), [typed]);
  const searching = typed.trim() !== '';
  const matching = useMemo(() => withMatches(found), [found]);
  const drawn = searching ? matching : [shown];
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown anew is shown from its start.
  useEffect(() => content.current?.scrollTo(0, 0), [shown, typed]);

  function choose(pane: PaneName): void {
    setShown(pane);
    if (!searching) return;
    content.current?.querySelector(`[data-pane="${pane}"]`)?.scrollIntoView({ block: 'start' });
  }
  return (
    <Dialog title={words.title} size="broad" onClose={onClose}>
      <div className={styles.settings}>
        <div className={styles.side}>
          <SearchBox
            label={words.search}
            value={typed}
            onChange={setTyped}
            onLeave={() => content.current?.querySelector<HTMLElement>('button, input')?.focus()}
            autoFocus
          />
          <p className={styles.heard} role="status">
            {searching ? words.found(formatCount(found.size), found.size === 1) : ''}
          </p>
          <ListBox
            aria-label={words.sections}
            className={styles.sections ?? ''}
            selectionMode="single"
            selectionBehavior="replace"
            disallowEmptySelection
            selectedKeys={[matching.includes(shown) ? shown : (matching[0] ?? shown)]}
            onSelectionChange={(keys) => {
              const [key] = keys === 'all' ? [] : keys;
              const pane = panes.find((one) => one === key);
              if (pane !== undefined) choose(pane);
            }}
          >
            {matching.map((pane) => (
              <ListBoxItem key={pane} id={pane} className={styles.section ?? ''}>
                {words.names[pane]}
              </ListBoxItem>
            ))}
          </ListBox>
        </div>
        <div ref={content} className={styles.content}>
          <Found value={found}>
            {drawn.map((pane) => (
              <section key={pane} data-pane={pane} aria-labelledby={`settings-${pane}`}>
                <h3 id={`settings-${pane}`} className={styles.heading}>
                  {words.names[pane]}
                </h3>
                <Pane name={pane} archives={archives} />
                {searching ? null : <ResetSection pane={pane} />}
              </section>
            ))}
          </Found>
          {drawn.length > 0 ? null : (
            <EmptyState icon={<SearchX aria-hidden />} title={words.none(typed.trim())}>
              <p>{words.noneHint}</p>
              <Button onPress={() => setTyped('')}>{words.clear}</Button>
            </EmptyState>
          )}
        </div>
      </div>
      <div className={styles.foot}>
        <Button slot="close">{en.shell.close}</Button>
      </div>
    </Dialog>
  );
}

function withMatches(found: ReadonlySet<RowId>): readonly PaneName[] {
  const matched = new Set([...found].map(paneOf));
  return panes.filter((pane) => matched.has(pane));
}

function ResetSection({ pane }: { pane: PaneName }) {
  if (!useIsPaneSet(pane)) return null;
  return (
    <p className={styles.resetAll}>
      <Button size="small" onPress={() => void resetPane(pane)}>
        {words.resetSection(words.names[pane])}
      </Button>
    </p>
  );
}
