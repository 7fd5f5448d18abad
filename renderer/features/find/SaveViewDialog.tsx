import { useState } from 'react';
import { Form, Radio, RadioGroup } from 'react-aria-components';
import { type SavedView, type ViewIcon, viewIcon } from '../../../shared/contract/window/views.ts';
import type { MediaFilter, MediaSort } from '../../../shared/query/mediaFilter.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { say } from '../../stores/notices/statusStore.ts';
import { hasRoom, putSaved, useSavedViews } from '../../stores/view/savedViewsStore.ts';
import { showSaved } from '../../stores/view/viewStore.ts';
import { en } from '../../strings/en.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import { chipsOf } from '../../ui/filter/chips.ts';
import { Field } from '../../ui/form/Field.tsx';
import styles from './SaveViewDialog.module.css';
import { viewIcons } from './viewIcons.tsx';

const words = en.find.views;

interface SaveViewProps {
  /** The one that is edited; null for a new one. */
  view: SavedView | null;
  filter: MediaFilter;
  sort: MediaSort;
  onClose: () => void;
}

/** Asks for the name and the icon of a view, and says what it shows. */
export function SaveViewDialog({ view, filter, sort, onClose }: SaveViewProps) {
  const { accounts } = useAccountIndex();
  const room = useSavedViews(hasRoom) || view !== null;
  const shown = [
    ...(filter.text === undefined ? [] : [`“${filter.text}”`]),
    ...chipsOf(filter, accounts).map(({ label }) => label),
  ];
  const [title, setTitle] = useState(view?.title ?? shown.slice(0, 2).join(', ').slice(0, 60));
  const [icon, setIcon] = useState<ViewIcon>(view?.icon ?? 'funnel');

  async function save(): Promise<void> {
    const saved = { id: view?.id ?? crypto.randomUUID(), title: title.trim(), icon, filter, sort };
    onClose();
    if (!(await putSaved(saved))) return;
    say(words.saved(saved.title));
    if (view === null) showSaved(saved);
  }

  return (
    <Dialog title={view === null ? words.title : words.titleOf(view.title)} onClose={onClose}>
      <Form
        className={styles.form ?? ''}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {room ? null : <p role="alert">{words.full}</p>}
        <Field
          autoFocus
          required
          name="title"
          label={words.name}
          maxLength={60}
          value={title}
          onChange={setTitle}
          validate={(value) => (value.trim() === '' ? words.needsName : null)}
        />
        <RadioGroup
          className={styles.icons ?? ''}
          aria-label={words.icon}
          orientation="horizontal"
          value={icon}
          onChange={(chosen) => setIcon(viewIcon.parse(chosen))}
        >
          {viewIcon.options.map((id) => {
            const Icon = viewIcons[id];
            return (
              <Radio key={id} value={id} aria-label={words.icons[id]} className={styles.icon ?? ''}>
                <Icon aria-hidden />
              </Radio>
            );
          })}
        </RadioGroup>
        <ul className={styles.shows}>
          {shown.map((label) => (
            <li key={label}>
              <bdi>{label}</bdi>
            </li>
          ))}
        </ul>
        <DialogActions>
          <Button slot="close">{en.accounts.connect.cancel}</Button>
          <Button look="primary" type="submit" isDisabled={!room}>
            {words.submit}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
