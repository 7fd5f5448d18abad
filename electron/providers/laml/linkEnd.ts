import { endOfLink } from '../answers/endOfLink.ts';

const longestLifeMs = 8 * 86_400_000;

/** `20260105T091403Z` */
const packedInstant = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

function packed(text: string | null): number {
  const iso = packedInstant.test(text ?? '')
    ? (text ?? '').replace(packedInstant, '$1-$2-$3T$4:$5:$6Z')
    : '';
  return Date.parse(iso);
}

/**
 * When a signed link that was made just now ends, epoch ms, as far as it tells itself: `Expires`, or
 * `X-Amz-Date` and `X-Amz-Expires`, of which the latter is its life. Otherwise, or when that cannot be,
 * after the documented life.
 */
export function linkEnd(url: URL, now: number, lifeMs: number): number {
  const said = new Map([...url.searchParams].map(([name, value]) => [name.toLowerCase(), value]));
  const seconds = (name: string) => {
    const value = said.get(name) ?? '';
    return /^\d{1,12}$/.test(value) ? Number(value) * 1_000 : Number.NaN;
  };
  const expires = seconds('expires');
  if (!Number.isNaN(expires)) return endOfLink(expires, now, lifeMs);
  const ownLife = seconds('x-amz-expires');
  const end = packed(said.get('x-amz-date') ?? null) + ownLife;
  if (Number.isNaN(end) || ownLife > longestLifeMs) return now + lifeMs;
  return endOfLink(end, now, ownLife);
}
