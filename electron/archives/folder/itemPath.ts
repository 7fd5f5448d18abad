import type { Account } from '../../../shared/account.ts';
import { fillTemplate } from '../../../shared/archives/nameTemplate.ts';
import { saysNothing } from '../../../shared/media.ts';
import { withExtension } from '../../disk/extensions.ts';
import { safeFileName } from '../../disk/safeFileName.ts';
import type { StoredMedia } from '../../library/mediaRow.ts';
import { indexNames, markerName, ownFolder } from './marker.ts';
import { pathKey } from './pathKey.ts';

const nothing = { contentType: null, storedAt: null };
const two = (value: number) => String(value).padStart(2, '0');

function dateOf({ storedAt, usedAt }: StoredMedia): Date | null {
  const date = new Date(storedAt ?? usedAt ?? Number.NaN);
  const year = date.getFullYear();
  return Number.isNaN(year) || year < 0 || year > 9_999 ? null : date;
}

/** What has no date known is in a folder of its own. */
export const undated = 'undated';

/** The folder of a month in that of the account, by the clock of this computer: `2026/01`. */
function monthOf(date: Date | null): string {
  if (date === null) return undated;
  return `${String(date.getFullYear()).padStart(4, '0')}/${two(date.getMonth() + 1)}`;
}

const plain = (text: string | null) => text?.replace(/[/\\]/g, '_') ?? null;

/** A name without its ending, and the ending of its type. */
function partsOf(item: StoredMedia): { stem: string | null; ending: string } {
  const contentType = saysNothing(item.contentType) ? item.toldType : item.contentType;
  const name = plain(item.name)?.trim() ?? '';
  const named = withExtension(name === '' ? 'x' : name, contentType);
  const dot = named.lastIndexOf('.');
  const ending =
    dot > 0 && /^\.[\p{L}\p{N}_-]{1,16}$/u.test(named.slice(dot)) ? named.slice(dot) : '';
  return { stem: name === '' ? null : named.slice(0, named.length - ending.length), ending };
}

/** How the file of an item is called: one segment, safe on any system. */
export function itemName(template: string, item: StoredMedia): string {
  const date = dateOf(item);
  const { stem, ending } = partsOf(item);
  const outbound = item.direction === 'outbound';
  const kind = item.kind === 'other' ? 'file' : item.kind;
  const filled = fillTemplate(template, {
    date:
      date &&
      `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`,
    time: date && [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join('.'),
    person: plain(outbound ? item.toAddress : item.fromAddress),
    from: plain(item.fromAddress),
    to: plain(item.toAddress),
    name: stem,
    id: plain(item.ref),
    type: kind,
  });
  const safe = safeFileName({ ...nothing, name: filled.replace(/[\s.]+$/, ''), kind: item.kind });
  return safeFileName({ ...nothing, name: safe + ending, kind: item.kind });
}

const taken = new Set([markerName, ownFolder, ...Object.values(indexNames)].map(pathKey));

/** How the folder of an account is called, beside what else is in an archive's folder. */
export function accountFolder({ label, identity }: Pick<Account, 'label' | 'identity'>): string {
  const named = /[^\s./\\]/.test(label) ? label : identity;
  const safe = safeFileName({ ...nothing, name: named.replace(/[/\\]/g, '_'), kind: 'account' });
  return taken.has(pathKey(safe)) ? `${safe} account` : safe;
}

/** Where the file of an item belongs in an archive, with `/`. */
export function itemPath(folder: string, template: string, item: StoredMedia): string {
  return `${folder}/${monthOf(dateOf(item))}/${itemName(template, item)}`;
}

/** The same path for one more file of that name; `turn` 1 is the first. */
export function numbered(path: string, turn: number): string {
  if (turn === 1) return path;
  const slash = path.lastIndexOf('/') + 1;
  const dot = path.lastIndexOf('.');
  const at = dot > slash ? dot : path.length;
  return `${path.slice(0, at)} (${turn})${path.slice(at)}`;
}
