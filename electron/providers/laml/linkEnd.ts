const dayMs = 86_400_000;

/** `20260105T091403Z` */
const packedInstant = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

function packed(text: string | null): number {
  const iso = packedInstant.test(text ?? '')
    ? (text ?? '').replace(packedInstant, '$1-$2-$3T$4:$5:$6Z')
    : '';
  return Date.parse(iso);
}

/**
 * When a signed link ends, epoch ms, as far as it tells itself: `Expires`, or `X-Amz-Date` and
 * `X-Amz-Expires`. Otherwise, or when that cannot be, after the documented life.
 */
export function linkEnd(url: URL, now: number, lifeMs: number): number {
  const said = new Map([...url.searchParams].map(([name, value]) => [name.toLowerCase(), value]));
  const seconds = (name: string) => {
    const value = said.get(name) ?? '';
    return /^\d{1,12}$/.test(value) ? Number(value) * 1_000 : Number.NaN;
  };
  const ends = [
    seconds('expires'),
    packed(said.get('x-amz-date') ?? null) + seconds('x-amz-expires'),
  ];
  const end = ends.find((at) => at > now - dayMs && at < now + 8 * dayMs);
  return end ?? now + lifeMs;
}
