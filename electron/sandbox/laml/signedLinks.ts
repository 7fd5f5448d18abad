import { createHmac, randomBytes } from 'node:crypto';

/** Links that hold for a while and cannot be made by others. */
export interface SignedLinks {
  sign(path: string): string;
  check(path: string, query: URLSearchParams): 'good' | 'expired' | 'forged';
}

/** Four hours (providers.md 3.5). */
export const linkLifeMs = 4 * 3_600_000;

export function createSignedLinks(now: () => number): SignedLinks {
  const secret = randomBytes(32);
  const signature = (path: string, expires: string) =>
    createHmac('sha256', secret).update(`${path}?${expires}`).digest('base64url');
  return {
    sign(path) {
      const expires = String(Math.floor((now() + linkLifeMs) / 1_000));
      return `${path}?Expires=${expires}&Signature=${signature(path, expires)}&Key-Pair-Id=SANDBOX`;
    },
    check(path, query) {
      const expires = query.get('Expires') ?? '';
      if (query.get('Signature') !== signature(path, expires)) return 'forged';
      return Number(expires) * 1_000 > now() ? 'good' : 'expired';
    },
  };
}
