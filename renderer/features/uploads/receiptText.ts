import type { ConfirmedAudience } from '../../../shared/audience.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';

const list = new Intl.ListFormat('en');
const { receipt, people } = en.postings;
/** A line has space for so many names. */
const mostNamed = 2;

/** Tells to how many people of a conversation a file was sent, and who they are. */
export function receiptText(
  target: string,
  { counts, more, some }: ConfirmedAudience,
): { readonly text: string; readonly who: string | null } {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (all === 0) return { text: receipt.nobody(target), who: null };
  const sent = more ? receipt.sentMore : receipt.sent;
  const text = sent(target, people(all, formatCount(all)));
  const named = some.length > mostNamed ? some.slice(0, mostNamed) : some;
  const left = all - named.length;
  const others = left > 0 ? [receipt.others(left, formatCount(left))] : [];
  return { text, who: named.length === 0 ? null : list.format([...named, ...others]) };
}
