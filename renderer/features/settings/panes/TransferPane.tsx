import { useState } from 'react';
import type { ImportAnswer } from '../../../../shared/contract/settings.ts';
import { client, failureOf } from '../../../bridge/client.ts';
import { sayFailure } from '../../../stores/notices/sayFailure.ts';
import { say } from '../../../stores/notices/statusStore.ts';
import { putSettings } from '../../../stores/settings/settingsStore.ts';
import { en } from '../../../strings/en.ts';
import { Button } from '../../../ui/Button.tsx';
import { rowIds } from '../controls/catalogue.ts';
import { SettingRow } from '../controls/SettingRow.tsx';
import styles from '../controls/Settings.module.css';

const words = en.settings.transfer;
const failed = (error: unknown) => sayFailure(failureOf(error));

async function exportFile(): Promise<void> {
  try {
    const saved = await client.settings.exportFile(undefined);
    if (saved !== null) say(words.exported(saved.name));
  } catch (error) {
    failed(error);
  }
}

/** Takes settings to a file and out of one; what a file changes is shown first. */
export function TransferPane() {
  const [answer, setAnswer] = useState<ImportAnswer | null>(null);
  const choose = () => client.settings.importFile(undefined).then(setAnswer, failed);
  async function apply(token: string): Promise<void> {
    try {
      putSettings(await client.settings.applyImport({ token }));
      say(words.imported);
    } catch (error) {
      failed(error);
    }
    setAnswer(null);
  }
  return (
    <>
      <SettingRow of="transfer.export">
        <Button onPress={() => void exportFile()}>{words.export}</Button>
      </SettingRow>
      <SettingRow of="transfer.import">
        <Button onPress={() => void choose()}>{words.import}</Button>
        {answer === null ? null : (
          <Plan answer={answer} onApply={apply} onCancel={() => setAnswer(null)} />
        )}
      </SettingRow>
    </>
  );
}

interface PlanProps {
  answer: ImportAnswer;
  onApply: (token: string) => Promise<void>;
  onCancel: () => void;
}

function Plan({ answer, onApply, onCancel }: PlanProps) {
  if (answer.kind === 'refused') {
    return (
      <p className={styles.wrong} role="alert">
        {words.refused[answer.why](answer.name)}
      </p>
    );
  }
  const { token, name, changes, left } = answer;
  return (
    <section className={styles.account} aria-label={words.planOf(name)}>
      <p role="status">
        {changes.length === 0 ? words.nothing(name) : words.changes(changes.length, name)}
      </p>
      <ul className={styles.changes}>
        {changes.map(({ section, key, value }) => (
          <li key={`${section}.${key}`}>{words.change(labelOf(section, key), textOf(value))}</li>
        ))}
        {left.map(({ what, why }) => (
          <li key={what}>{words.left[why](what)}</li>
        ))}
      </ul>
      <span className={styles.line}>
        {token === null ? null : (
          <Button look="primary" size="small" onPress={() => void onApply(token)}>
            {words.apply(changes.length)}
          </Button>
        )}
        <Button size="small" onPress={onCancel}>
          {words.cancel}
        </Button>
      </span>
    </section>
  );
}

function labelOf(section: string, key: string): string {
  const row = rowIds.find((id) => id === `${section}.${key}`);
  return row === undefined ? words.quietUntil : en.settings.rows[row].label;
}

/** A value as short as it can be told. */
function textOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? en.settings.on : en.settings.off;
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (value === null) return en.settings.off;
  return words.several(Array.isArray(value) ? value.length : Object.keys(Object(value)).length);
}
