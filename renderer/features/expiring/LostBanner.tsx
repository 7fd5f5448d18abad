import { X } from 'lucide-react';
import { dismissLost, lostItems, useExpiring } from '../../stores/expiringStore.ts';
import { showLost } from '../../stores/view/viewStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';

const words = en.expiring.lost;

/** What expired and nobody was told of in time, until it is dismissed; and what can still be done. */
export function LostBanner() {
  const lost = useExpiring(lostItems);
  if (lost === null) return null;
  const { count, archived } = lost;
  const title = words.title(count, formatCount(count));
  return (
    <Banner
      tone="warn"
      title={`${title}.`}
      action={
        <>
          <Button
            size="small"
            aria-label={en.names.of(words.show, title)}
            onPress={() => {
              showLost(archived > 0);
              void dismissLost();
            }}
          >
            {words.show}
          </Button>
          <IconButton
            size="small"
            label={en.shell.dismiss}
            of={title}
            onPress={() => void dismissLost()}
          >
            <X />
          </IconButton>
        </>
      }
    >
      {archived === 0 ? words.none : words.archived(archived, count, formatCount(archived))}
    </Banner>
  );
}
