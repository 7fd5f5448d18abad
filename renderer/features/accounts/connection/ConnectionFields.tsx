import { useEffect, useRef } from 'react';
import type { KeychainState } from '../../../../shared/contract/app.ts';
import { en } from '../../../strings/en.ts';
import { proxyName } from '../../../text/explainProxy.ts';
import { Button } from '../../../ui/Button.tsx';
import { Choice } from '../../../ui/form/Choice.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import styles from './Connection.module.css';
import type { Connection } from './useConnection.ts';

const words = en.network;
const modes = (['system', 'none', 'named'] as const).map((id) => ({ id, label: words.modes[id] }));

interface ConnectionFieldsProps {
  connection: Connection;
  keychain: KeychainState;
  /** The proxy that asked who is there, by its origin. */
  asking: string | null;
}

/** How this computer is connected: by the system's settings, without a proxy, or through one that is named. */
export function ConnectionFields({ connection, keychain, asking }: ConnectionFieldsProps) {
  const { state, draft, change } = connection;
  const nameRef = useRef<HTMLInputElement>(null);
  // A proxy that asks is answered here; each time it does, since what was saved is another state.
  useEffect(() => {
    if (asking !== null && state !== null) nameRef.current?.focus();
  }, [asking, state]);
  if (state === null) return null;
  const { mode, address, name, password, forgets } = draft;
  const kept = forgets ? null : state.signIn;
  const systems = asking ?? kept?.proxy ?? null;
  const signsIn = mode === 'named' || (mode === 'system' && systems !== null);
  const proxy = mode === 'named' ? address.trim() : systems;
  // What it was refused with, or never got, is nothing to keep.
  const fits = kept !== null && kept.proxy !== asking;
  const keptHere = fits && (mode === 'system' || address.trim() === state.address);
  const optional = keptHere || (mode === 'named' && asking === null);
  const hint = keychain.state === 'unavailable' ? words.passwordHintSession : words.passwordHint;
  return (
    <fieldset className={styles.part}>
      <legend className={styles.heading}>{words.heading}</legend>
      <Choice
        block
        label={words.mode}
        hint={words.note}
        value={mode}
        options={modes}
        onChange={(chosen) => change({ mode: chosen })}
      />
      {mode === 'named' ? (
        <Field
          name="proxyAddress"
          label={words.address}
          hint={words.addressHint}
          code
          required
          maxLength={300}
          value={address}
          onChange={(typed) => change({ address: typed })}
          validate={(typed) => (typed.trim() === '' ? words.addressNeeded : null)}
        />
      ) : null}
      {signsIn ? (
        <>
          {keptHere ? (
            <div className={styles.kept}>
              <p>
                <bdi>{words.signedIn(proxyName(kept.proxy))}</bdi>
              </p>
              <Button size="small" onPress={() => change({ forgets: true })}>
                {words.forget}
              </Button>
            </div>
          ) : null}
          <Field
            name="proxyName"
            inputRef={nameRef}
            label={words.name}
            {...(proxy !== null && proxy !== '' && { hint: words.signIn(proxyName(proxy)) })}
            mark={optional ? en.accounts.connect.optional : undefined}
            maxLength={256}
            value={name}
            onChange={(typed) => change({ name: typed })}
            validate={(typed) => (typed.trim() === '' && password !== '' ? words.nameNeeded : null)}
          />
          <Field
            name="proxyPassword"
            label={words.password}
            hint={hint}
            secret
            mark={optional ? en.accounts.connect.optional : undefined}
            maxLength={1_024}
            value={password}
            onChange={(typed) => change({ password: typed })}
          />
        </>
      ) : null}
    </fieldset>
  );
}

/** What is said at a field that the main process could not take; none for fields of others. */
export function wrongInConnection(field: string): string | null {
  const told: Readonly<Record<string, string>> = {
    proxyAddress: words.addressWrong,
    proxyName: words.nameWrong,
    proxyPassword: words.passwordWrong,
  };
  return told[field] ?? null;
}
