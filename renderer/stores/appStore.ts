import { create } from 'zustand';
import type { KeychainState } from '../../shared/contract/app.ts';
import type { Failure } from '../../shared/failure.ts';
import { client } from '../bridge/client.ts';

interface AppState {
  version: string;
  runtime: string;
  standIn: boolean;
  keychain: KeychainState;
  /** Why uploads cannot be written down just now. */
  libraryTrouble: Failure | null;
}

export const useAppFacts = create<AppState>(() => ({
  version: '',
  runtime: '',
  standIn: false,
  keychain: { state: 'checking' },
  libraryTrouble: null,
}));

export const keychainState = ({ keychain }: AppState) => keychain;
export const libraryTrouble = ({ libraryTrouble: trouble }: AppState) => trouble;

export async function loadAppFacts(): Promise<void> {
  try {
    useAppFacts.setState(await client.app.about(undefined));
  } catch {
    // A footnote only; what matters will fail with its own words.
  }
}
