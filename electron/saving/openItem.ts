import { type Failure, SatchelError } from '../../shared/failure.ts';
import type { MediaId } from '../../shared/ids.ts';
import type { Clock } from '../base/clock.ts';
import { askPatiently } from '../http/askPatiently.ts';
import type { Downloads } from '../library/downloadItem.ts';
import type { Download } from '../providers/provider.ts';

export interface OpenItemDeps {
  readonly downloads: Pick<Downloads, 'whole'>;
  readonly clock: Clock;
  readonly random: () => number;
}

const worn: readonly (number | null)[] = [401, 403, 404, 410];

/** What the host of a link answers once the link has ended, which says nothing of the item. */
function isWornLink(failure: Failure): boolean {
  if (failure.kind === 'not-found') return true;
  return failure.kind === 'provider-refused' && worn.includes(failure.status);
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
