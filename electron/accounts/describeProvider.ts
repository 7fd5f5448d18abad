import type { ProviderInfo } from '../../shared/account.ts';
import type { Provider } from '../providers/provider.ts';

/** A provider as the window knows it; what it can do is which members it has. */
export function describeProvider(provider: Provider): ProviderInfo {
  const { id, label, consoleUrl, credentials, retention } = provider;
  return {
    id,
    label,
    consoleUrl,
    credentials: [...credentials],
    retention,
    upload: provider.upload?.limits ?? null,
    canRemove: provider.remove !== undefined,
    canLink: provider.link !== undefined,
  };
}
