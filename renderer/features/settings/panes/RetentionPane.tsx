import type { Account } from '../../../../shared/account.ts';
import {
  type Evidence,
  isOneLife,
  type Lifetime,
  type RetentionRule,
} from '../../../../shared/retention.ts';
import { editedRule } from '../../../../shared/retentionEdits.ts';
import type { RetentionEdit } from '../../../../shared/settings/retentionSettings.ts';
import { useAccounts } from '../../../stores/accounts/accountsStore.ts';
import { en } from '../../../strings/en.ts';
import { Button } from '../../../ui/Button.tsx';
import { Choice } from '../../../ui/form/Choice.tsx';
import { NumberField } from '../controls/NumberField.tsx';
import { SettingRow } from '../controls/SettingRow.tsx';
import styles from '../controls/Settings.module.css';
import { useSetting } from '../controls/useSetting.ts';
import { lifeText } from './lifeText.ts';

const words = en.settings.retention;
const hour = 3_600_000;
const day = 24 * hour;

/** How long each account keeps files: by which document, and what a person knows better. */
export function RetentionPane() {
  const accounts = useAccounts((state) => state.accounts);
  const providers = useAccounts((state) => state.providers);
  return (
    <SettingRow of="retention.edits" wide>
      {accounts.length === 0 ? <p className={styles.hint}>{words.none}</p> : null}
      {accounts.map((account) => {
        const provider = providers.find(({ id }) => id === account.providerId);
        return provider === undefined ? null : (
          <OneAccount
            key={account.id}
            account={account}
            provider={provider.label}
            rule={provider.retention}
          />
        );
      })}
    </SettingRow>
  );
}

interface OneAccountProps {
  account: Account;
  provider: string;
  rule: RetentionRule;
}

function OneAccount({ account, provider, rule }: OneAccountProps) {
  const { value: edits, put } = useSetting('retention', 'edits');
  const { [account.id]: edit, ...others } = edits;
  const now = editedRule(rule, edit);
  const keep = (next: RetentionEdit) => put({ ...others, [account.id]: next });
  const lives = isOneLife(rule) ? (['used'] as const) : (['unused', 'used'] as const);
  return (
    <section className={styles.account} aria-label={account.label}>
      <h4 className={styles.label}>
        <bdi>{account.label}</bdi>
        {/* Most accounts are called as their provider is, and once is enough. */}
        {account.label.startsWith(provider) ? null : (
          <span className={styles.hint}>{` ${provider}`}</span>
        )}
      </h4>
      {lives.map((which) => (
        <Life
          key={which}
          name={en.names.of(lives.length === 1 ? words.files : words[which], account.label)}
          label={lives.length === 1 ? words.files : words[which]}
          provider={provider}
          rule={rule}
          which={which}
          now={now[which]}
          onChange={(life) => keep({ ...edit, [which]: life })}
        />
      ))}
      {now === rule ? null : (
        <Button
          size="small"
          aria-label={en.names.of(words.reset, account.label)}
          onPress={() => put(others)}
        >
          {words.reset}
        </Button>
      )}
    </section>
  );
}

interface LifeProps {
  name: string;
  label: string;
  provider: string;
  rule: RetentionRule;
  which: 'unused' | 'used';
  now: Lifetime;
  onChange: (life: Lifetime) => void;
}

function Life({ name, label, provider, rule, which, now, onChange }: LifeProps) {
  const { editable, evidence } = rule;
  const usual = rule[which];
  const isSet = JSON.stringify(usual) !== JSON.stringify(now);
  const unit = now.kind === 'duration' && now.ms % day !== 0 ? hour : day;
  const begin = usual.kind === 'duration' ? usual.ms : 90 * day;
  return (
    <div className={styles.life}>
      <p>
        {label}
        {editable === undefined ? `: ${lifeText(usual)}` : null}
      </p>
      {editable === undefined ? null : (
        <span className={styles.line}>
          <Choice
            label={name}
            value={isSet ? now.kind : 'usual'}
            options={[
              { id: 'usual', label: words.byProvider(provider, lifeText(usual)) },
              { id: 'duration', label: words.own },
              ...(usual.kind === 'until-removed'
                ? []
                : [{ id: 'until-removed', label: words.lives['until-removed'] }]),
            ]}
            onChange={(kind) => {
              if (kind === 'usual') onChange(usual);
              if (kind === 'until-removed') onChange({ kind });
              // As it is now, less one of its unit, so that it is one of one's own.
              if (kind === 'duration') onChange({ kind, ms: ownFrom(begin, editable) });
            }}
          />
          {isSet && now.kind === 'duration' ? (
            <NumberField
              label={en.names.of(unit === day ? words.inDays : words.inHours, name)}
              value={now.ms / unit}
              least={Math.ceil(editable.leastMs / unit)}
              most={Math.floor(editable.mostMs / unit)}
              unit={unit === day ? words.inDays : words.inHours}
              onChange={(count) => onChange({ kind: 'duration', ms: count * unit })}
            />
          ) : null}
        </span>
      )}
      <Read evidence={evidence?.[which]} />
    </div>
  );
}

function ownFrom(ms: number, { leastMs, mostMs }: NonNullable<RetentionRule['editable']>): number {
  const less = ms > day ? ms - day : ms - hour;
  return Math.min(mostMs, Math.max(leastMs, less));
}

/** Where it was read, when, and how sure that is. */
function Read({ evidence }: { evidence: Evidence | undefined }) {
  if (evidence === undefined) return null;
  const { title, readOn, certainty, doubt } = evidence;
  const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });
  const read = words.read[certainty === 'documented' ? 'documented' : 'assumed'];
  return (
    <p className={styles.hint}>
      {read(title, date.format(Date.parse(readOn)))} {doubt ?? ''}
    </p>
  );
}
