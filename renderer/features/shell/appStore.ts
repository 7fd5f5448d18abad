import { create } from 'zustand';
import type { KeychainState } from '../../../shared/contract.ts';
import { client } from '../../client.ts';

interface AppState {
  version: string;
  runtime: string;
  standIn: boolean;
  keychain: KeychainState;
}

export const useAppFacts = create<AppState>(() => ({
  version: '',
  runtime: '',
  standIn: false,
  keychain: { state: 'checking' },
}));

export async function loadAppFacts(): Promise<void> {
  try {
    useAppFacts.setState(await client.app.about(undefined));
  } catch {
    // A footnote only; what matters will fail with its own words.
  }
}
