import { en } from '../strings/en.ts';

/** A provider’s name as it begins a sentence and as it stands within one, and where its console is. */
export interface ProviderNames {
  readonly Provider: string;
  readonly provider: string;
  readonly console: string;
  readonly unnamed: boolean;
}

export function namesOf(provider: string): ProviderNames {
  const unnamed = provider === en.shell.provider;
  return {
    Provider: provider,
    provider: unnamed ? en.shell.someProvider : provider,
    console: en.failures.console(unnamed ? null : provider),
    unnamed,
  };
}
