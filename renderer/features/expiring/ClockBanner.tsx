import { X } from 'lucide-react';
import { useState } from 'react';
import { clockAhead, useExpiring } from '../../stores/expiringStore.ts';
import { en } from '../../strings/en.ts';
import { formatDuration } from '../../text/format.ts';
import { Banner } from '../../ui/Banner.tsx';
import { IconButton } from '../../ui/Button.tsx';

const words = en.expiring.clock;

const minute = 60_000;
/** A clock that is off by less does nobody harm. */
const toldFromMs = 2 * minute;

/** That this computer's clock disagrees with the providers', and which of them is shown. */
export function ClockBanner() {
  const aheadMs = useExpiring(clockAhead) ?? 0;
  const [dismissed, setDismissed] = useState(false);
  if (Math.abs(aheadMs) < toldFromMs || dismissed) return null;
  const by = formatDuration(Math.round(Math.abs(aheadMs) / minute) * minute);
  const title = aheadMs > 0 ? words.slow(by) : words.fast(by);
  return (
    <Banner
      tone="warn"
      title={`${title}.`}
      action={
        <IconButton
          size="small"
          label={en.shell.dismiss}
          of={title}
          onPress={() => setDismissed(true)}
        >
          <X />
        </IconButton>
      }
    >
      {words.text}
    </Banner>
  );
}
