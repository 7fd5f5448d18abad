import { useEffect, useState } from 'react';
import type { NetworkState, ProxyMode } from '../../../../shared/contract/network.ts';
import { client } from '../../../bridge/client.ts';

/** What a person has typed of how this computer is connected. */
export interface ConnectionDraft {
  readonly mode: ProxyMode;
  readonly address: string;
  readonly name: string;
  readonly password: string;
  /** What was kept to sign in is to be forgotten. */
  readonly forgets: boolean;
}

export interface Connection {
  /** How it is now; null until it is known. */
  readonly state: NetworkState | null;
  readonly draft: ConnectionDraft;
  change(part: Partial<ConnectionDraft>): void;
  /** Writes what was changed, for the proxy that asked where the system names it. */
  save(asking: string | null): Promise<void>;
}

const draftOf = ({ mode, address }: NetworkState): ConnectionDraft => ({
  mode,
  address: address ?? '',
  name: '',
  password: '',
  forgets: false,
});

const unknown: NetworkState = { mode: 'system', address: null, signIn: null };

/** How this computer is connected, as a form shows and changes it. */
export function useConnection(): Connection {
  const [state, setState] = useState<NetworkState | null>(null);
  const [draft, setDraft] = useState(() => draftOf(unknown));
  useEffect(() => {
    let gone = false;
    client.network.state(undefined).then(
      (told) => {
        if (gone) return;
        setState(told);
        setDraft(draftOf(told));
      },
      () => {},
    );
    return () => {
      gone = true;
    };
  }, []);

  async function save(asking: string | null): Promise<void> {
    if (state === null) return;
    const { mode, address, name, password, forgets } = draft;
    const typed = name.trim() !== '' && mode !== 'none';
    const same = mode === state.mode && (mode !== 'named' || address.trim() === state.address);
    if (same && !typed && !forgets) return;
    const proxy = asking ?? state.signIn?.proxy;
    const signIn = { ...(proxy !== undefined && { proxy }), name: name.trim(), password };
    const next = await client.network.choose({
      mode,
      ...(mode === 'named' && { address: address.trim() }),
      ...(typed ? { signIn } : forgets ? { signIn: null } : {}),
    });
    setState(next);
    // What is secret stays no longer than it is needed.
    setDraft(draftOf(next));
  }

  return {
    state,
    draft,
    change: (part) => setDraft((old) => ({ ...old, ...part })),
    save,
  };
}
