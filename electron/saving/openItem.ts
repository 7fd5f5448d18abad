import { SatchelError } from '../../shared/failure.ts';
import type { MediaId } from '../../shared/ids.ts';
import type { Clock } from '../base/clock.ts';
import { askPatiently } from '../http/askPatiently.ts';
import { isWornLink } from '../http/wornLink.ts';
import type { Downloads } from '../library/downloadItem.ts';
import type { Download } from '../providers/provider.ts';

export interface OpenItemDeps {
  readonly downloads: Pick<Downloads, 'whole'>;
  readonly clock: Clock;
  readonly random: () => number;
}

/** The bytes of an item from their beginning: asked for patiently, and once more by a fresh link where one has ended. */
export async function openItem(
  id: MediaId,
  signal: AbortSignal,
  { downloads, clock, random }: OpenItemDeps,
): Promise<Download> {
  const ask = (fresh: boolean) =>
    askPatiently(() => downloads.whole(id, signal, { fresh }), { clock, random, signal });
  try {
    return await ask(false);
  } catch (error) {
    if (!(error instanceof SatchelError) || !isWornLink(error.failure)) throw error;
    return ask(true);
  }
}
