import { createHmac, randomBytes } from 'node:crypto';

/** A temporary link works for 300 s (providers.md 4.6). */
export const linkLifeMs = 300_000;

/** Links that carry their own permission, each another one. */
export interface SignedLinks {
  make(sid: string): string;
  judge(sid: string, query: URLSearchParams): 'valid' | 'expired' | 'forged';
}

export function createSignedLinks(origin: () => string, now: () => number): SignedLinks {
  const key = randomBytes(32);
  let made = 0;
  const signature = (sid: string, expires: string, number: string) =>
    `${number}~${createHmac('sha256', key).update(`${sid}:${expires}:${number}`).digest('base64url')}`;
  return {
    make(sid) {
      made += 1;
      const expires = String(Math.floor((now() + linkLifeMs) / 1_000));
      const query = new URLSearchParams({
        Expires: expires,
        Signature: signature(sid, expires, String(made)),
        'Key-Pair-Id': 'APKASANDBOXPRACTICE1',
      });
      return `${origin()}/${sid}?${query.toString()}`;
    },
    judge(sid, query) {
      const [expires, given] = [query.get('Expires') ?? '', query.get('Signature') ?? ''];
      if (given !== signature(sid, expires, given.split('~')[0] ?? '')) return 'forged';
      return now() < Number(expires) * 1_000 ? 'valid' : 'expired';
    },
  };
}
