import { X } from 'lucide-react';
import { useState } from 'react';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { keychainState, useAppFacts } from '../../stores/appStore.ts';
import { en } from '../../strings/en.ts';
import { Banner } from '../../ui/Banner.tsx';
import { IconButton } from '../../ui/Button.tsx';

/** That secrets are not kept, or that the keychain waits for the person, across the window. */
export function KeychainBanner() {
  // With practice accounts alone there is no secret that could be forgotten.
  const { sessionOnly } = useAccountIndex();
  const { state } = useAppFacts(keychainState);
  const [dismissed, setDismissed] = useState<string | null>(null);
  if (state !== 'waiting' && !(state === 'unavailable' && sessionOnly)) return null;
  if (dismissed === state) return null;
  const words = state === 'waiting' ? en.shell.keychainWaiting : en.shell.sessionOnly;
  return (
    <Banner
      tone="warn"
      title={`${words.title}.`}
      action={
        <IconButton
          size="small"
          label={en.shell.dismiss}
          of={words.title}
          onPress={() => setDismissed(state)}
        >
          <X />
        </IconButton>
      }
    >
      {words.text}
    </Banner>
  );
}
