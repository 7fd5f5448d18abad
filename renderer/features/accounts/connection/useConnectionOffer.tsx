import { type ReactNode, useState } from 'react';
import type { KeychainState } from '../../../../shared/contract/app.ts';
import type { Failure } from '../../../../shared/failure.ts';
import { askingProxy, isOfTheWay, neverArrived } from '../../../text/ofTheWay.ts';
import { ConnectionFields, wrongInConnection } from './ConnectionFields.tsx';
import { useConnection } from './useConnection.ts';

export interface ConnectionOffer {
  /** The part of the form; nothing as long as the connection is not in question. */
  readonly part: ReactNode;
  /** Writes what was changed in it, before what the form is for is tried. */
  save(): Promise<void>;
  /** What the form failed with: says whether nobody has judged what was typed, which then stays. */
  hear(failure: Failure): boolean;
}

/** For a form that asks a provider: how this computer is connected, once that may be why it failed. */
export function useConnectionOffer(keychain: KeychainState): ConnectionOffer {
  const connection = useConnection();
  const [offered, setOffered] = useState(false);
  const [asking, setAsking] = useState<string | null>(null);
  const part = offered ? (
    <ConnectionFields connection={connection} keychain={keychain} asking={asking} />
  ) : null;
  return {
    part,
    save: () => (offered ? connection.save(asking) : Promise.resolve()),
    hear(failure) {
      if (isOfTheWay(failure)) setOffered(true);
      setAsking((old) => askingProxy(failure) ?? old);
      const field = failure.kind === 'invalid-input' ? (failure.field ?? '') : '';
      return neverArrived(failure) || wrongInConnection(field) !== null;
    },
  };
}
