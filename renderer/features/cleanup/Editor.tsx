import { useState } from 'react';
import { Form, Label, Radio, RadioGroup, Text } from 'react-aria-components';
import {
  type CleanupRule,
  mostRules,
  type ScheduleEvery,
} from '../../../shared/contract/cleanup.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { useArchiveChoices } from '../../stores/archiveChoices.ts';
import { allRules, keepRule, useCleanup } from '../../stores/cleanupStore.ts';
import { say } from '../../stores/notices/statusStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { Button } from '../../ui/Button.tsx';
import { DialogActions } from '../../ui/dialog/Dialog.tsx';
import { FilterFields } from '../../ui/filter/FilterFields.tsx';
import { Choice } from '../../ui/form/Choice.tsx';
import { Field } from '../../ui/form/Field.tsx';
import type { Draft } from './CleanUpDialog.tsx';
import styles from './Cleanup.module.css';
import { chipLabels } from './chipLabels.ts';
import type { Scope } from './useCleanup.ts';

const words = en.cleanup;

interface EditorProps {
  scope: Scope;
  draft: Draft;
  rule: CleanupRule | null;
  onChange: (draft: Draft) => void;
  onPreview: () => void;
  onClose: () => void;
}

const everyChoices = [
  { id: 'never', label: words.keep.never },
  { id: 'day', label: words.keep.day },
  { id: 'week', label: words.keep.week },
  { id: 'month', label: words.keep.month },
] as const;

/** Which items, what of them, archived first or not; and, for those who want it again, a name and a schedule. */
export function Editor({ scope, draft, rule, onChange, onPreview, onClose }: EditorProps) {
  const archives = useArchiveChoices();
  const rules = useCleanup(allRules);
  const byFilter = 'filter' in scope;
  const { takes, archiveId, every, title } = draft;
  const [keeping, setKeeping] = useState(rule !== null);
  const room = rule !== null || rules.length < mostRules;

  async function save(): Promise<void> {
    const id = rule?.id ?? crypto.randomUUID();
    const { filter } = draft;
    const kept = { id, title: title.trim(), filter, act: { takes, archiveId }, every };
    if (!(await keepRule(kept))) return;
    say(words.keep.saved(kept.title));
    onClose();
  }

  return (
    <Form
      className={styles.form ?? ''}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Which scope={scope} draft={draft} onChange={onChange} open={rule === null} />
      <RadioGroup
        className={styles.takes ?? ''}
        value={takes}
        onChange={(value) =>
          onChange({ ...draft, takes: value === 'messages' ? 'messages' : 'media' })
        }
      >
        <Label className={styles.label ?? ''}>{words.takes.label}</Label>
        <Radio value="media" className={styles.radio ?? ''}>
          <span className={styles.dot} aria-hidden />
          {words.takes.media}
        </Radio>
        <Radio value="messages" className={styles.radio ?? ''}>
          <span className={styles.dot} aria-hidden />
          {words.takes.messages}
        </Radio>
        <Text slot="description" className={styles.hint ?? ''}>
          {takes === 'media' ? words.takes.mediaHint : words.takes.messagesHint}
        </Text>
      </RadioGroup>
      {archives.length === 0 ? (
        <p className={styles.hint}>{words.archive.without}</p>
      ) : (
        <Choice
          block
          label={words.archive.label}
          value={archiveId ?? 'none'}
          options={[
            { id: 'none', label: words.archive.none },
            ...archives.map(({ id, title: label }) => ({ id, label })),
          ]}
          hint={archiveId === null ? '' : words.archive.hint}
          onChange={(id) => {
            const archive = id === 'none' ? null : id;
            onChange({ ...draft, archiveId: archive, every: archive === null ? null : every });
          }}
        />
      )}
      {byFilter ? (
        <fieldset className={styles.keep}>
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={keeping}
              disabled={rule !== null || !room}
              onChange={({ currentTarget }) => setKeeping(currentTarget.checked)}
            />
            {words.keep.label}
          </label>
          {room ? null : <p className={styles.hint}>{words.keep.full}</p>}
          {keeping ? (
            <>
              <Field
                required
                name="title"
                label={words.keep.name}
                maxLength={60}
                value={title}
                onChange={(now) => onChange({ ...draft, title: now })}
                validate={(value) => (value.trim() === '' ? words.keep.needsName : null)}
              />
              {archiveId === null ? (
                <p className={styles.hint}>{words.keep.needsArchive}</p>
              ) : (
                <Choice
                  block
                  label={words.keep.every}
                  value={every ?? 'never'}
                  options={everyChoices}
                  hint={words.keep.notice}
                  onChange={(id) =>
                    onChange({
                      ...draft,
                      every: id === 'never' ? null : (id satisfies ScheduleEvery),
                    })
                  }
                />
              )}
            </>
          ) : null}
        </fieldset>
      ) : null}
      <DialogActions>
        <Button slot="close">{words.cancel}</Button>
        {byFilter && keeping ? <Button type="submit">{words.keep.save}</Button> : null}
        <Button look="primary" onPress={onPreview}>
          {words.preview}
        </Button>
      </DialogActions>
    </Form>
  );
}

interface WhichProps {
  scope: Scope;
  draft: Draft;
  onChange: (draft: Draft) => void;
  open: boolean;
}

function Which({ scope, draft, onChange, open }: WhichProps) {
  const { accounts, directed, providerOf } = useAccountIndex();
  if ('target' in scope) {
    const { count } = scope.target;
    return <p className={styles.chosen}>{words.chosen(count, formatCount(count))}</p>;
  }
  const labels = chipLabels(draft.filter, accounts);
  const able = accounts.filter(({ id }) => providerOf(id)?.capabilities.remove != null);
  return (
    <section aria-labelledby="cleanup-which" className={styles.which}>
      <h3 id="cleanup-which" className={styles.label}>
        {words.which}
      </h3>
      <ul className={styles.chips}>
        {(labels.length === 0 ? [words.everything] : labels).map((label) => (
          <li key={label} className={styles.chip}>
            <bdi>{label}</bdi>
          </li>
        ))}
      </ul>
      <details open={open} className={styles.details}>
        <summary>{words.filters}</summary>
        <div className={styles.fields}>
          <FilterFields
            filter={draft.filter}
            onChange={(filter) => onChange({ ...draft, filter })}
            accounts={able}
            directed={directed}
            withGone={false}
          />
        </div>
      </details>
    </section>
  );
}
