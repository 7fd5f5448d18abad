import { SatchelError } from '../../../shared/failure.ts';
import { down } from '../../http/httpFailure.ts';
import { readNames, toldName } from '../../http/multipartName.ts';
import type { RemoteItem, SendOutcome } from '../provider.ts';
import { openOutcome } from './openOutcome.ts';

export interface SentFile {
  readonly name: string;
  readonly sizeBytes: number;
}

/** Whether what is told of an item is true of a file; a name that is not told says nothing. */
export function isOf(item: Pick<RemoteItem, 'name' | 'sizeBytes'>, file: SentFile): boolean {
  return item.sizeBytes === file.sizeBytes && (item.name === null || bears(item.name, file.name));
}

/** What is left of a name when escapes, and whatever a server does to spaces and signs, are looked through. */
const bare = (name: string) =>
  toldName(name)
    .normalize('NFC')
    .replace(/%(22|0d|0a)/gi, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** A server may cut a name that is longer than this. */
const uncutLetters = 60;

function bears(told: string, sent: string): boolean {
  const has = bare(told);
  return readNames(sent)
    .map(bare)
    .some((wanted) => has === wanted || (has.length >= uncutLetters && wanted.startsWith(has)));
}

/**
 * A success names what it stored; one without a size is only an id, and is believed when the provider,
 * asked for it once, tells that it holds this very file. All else is in doubt.
 */
export async function confirmed(
  outcome: SendOutcome,
  file: SentFile | undefined,
  ask: (item: RemoteItem) => Promise<RemoteItem>,
): Promise<SendOutcome> {
  if (outcome.kind !== 'stored' || outcome.item.sizeBytes !== null) return outcome;
  try {
    const item = await ask(outcome.item);
    const fits = item.ref === outcome.item.ref && file !== undefined && isOf(item, file);
    if (!fits) throw new SatchelError(down('unreadable-answer'));
    return { kind: 'stored', item };
  } catch (error) {
    if (!(error instanceof SatchelError)) throw error;
    // That it is not there is no answer to what was sent.
    const { failure } = error;
    return openOutcome(
      failure.kind === 'not-found' ? new SatchelError(down('unreadable-answer')) : error,
    );
  }
}
