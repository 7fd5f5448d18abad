import { type MediaKind, mediaKind } from '../media.ts';
import type { MediaFilter } from './mediaFilter.ts';

/** An account as typed filters name it. */
export interface NamedAccount {
  readonly id: string;
  readonly label: string;
}

/** What reading a filter needs to know. */
export interface QueryContext {
  readonly now: number;
  readonly accounts: readonly NamedAccount[];
}

/** Words that mean kinds, besides their own. */
const kindWords: Readonly<Record<string, readonly MediaKind[]>> = {
  images: ['image'],
  picture: ['image'],
  pictures: ['image'],
  photo: ['image'],
  photos: ['image'],
  videos: ['video'],
  film: ['video'],
  films: ['video'],
  sound: ['audio'],
  pdfs: ['pdf'],
  texts: ['text'],
  document: ['pdf', 'text'],
  documents: ['pdf', 'text'],
};

export const kindValues: readonly string[] = [...mediaKind.options, 'documents'];

/** The kinds that a word means; none where it means none. */
export function kindsOf(written: string): readonly MediaKind[] {
  const word = written.toLowerCase();
  const own = mediaKind.safeParse(word);
  return own.success ? [own.data] : ((Object.hasOwn(kindWords, word) ? kindWords[word] : []) ?? []);
}

export const answers: Readonly<Record<string, boolean>> = {
  yes: true,
  no: false,
  true: true,
  false: false,
};
export const directions: Readonly<Record<string, MediaFilter['direction']>> = {
  received: 'inbound',
  sent: 'outbound',
  inbound: 'inbound',
  outbound: 'outbound',
};

/** Names are the same however they are composed and whatever their case. */
export const folded = (name: string): string => name.normalize('NFC').trim().toLocaleLowerCase();

/** The accounts that are called so, or the one whose id stands behind `#`. */
export function accountsCalled(written: string, accounts: readonly NamedAccount[]): string[] {
  const id = written.startsWith('#') ? written.slice(1) : null;
  const byId = accounts.filter((account) => account.id === id);
  if (byId.length > 0) return byId.map((account) => account.id);
  const name = folded(written);
  const called = accounts
    .filter(({ label }) => folded(label) === name)
    .map((account) => account.id);
  // One that is unknown by now is still told apart from the others.
  return called.length === 0 && id !== null && id !== '' && id.length <= 64 ? [id] : called;
}

/** What names that account and no other. */
export function nameOf(id: string, accounts: readonly NamedAccount[]): string {
  const label = accounts.find((account) => account.id === id)?.label;
  const called = label === undefined ? [] : accountsCalled(label, accounts);
  return label !== undefined && called.length === 1 && called[0] === id ? label : `#${id}`;
}
