import { z } from 'zod';
import type { Failure } from '../../shared/failure.ts';
import { instant } from '../../shared/instant.ts';

/** What a provider answered when it was asked to remove something; in no words of its own, which may quote anything. */
export const removalAnswer = z.object({
  /** The HTTP status; null where nothing was answered. */
  status: z.number().int().nullable(),
  /** `accepted`, or the kind of failure that the answer, or its absence, meant. */
  kind: z.string().max(64),
  at: instant,
});
export type RemovalAnswer = z.infer<typeof removalAnswer>;

/** What a receipt is written from, as far as it is known: the last of each. */
export const evidence = z.object({
  /** When the request left. */
  askedAt: instant.optional(),
  answer: removalAnswer.optional(),
  /** When the provider, asked for the item itself, did not have it any more. */
  checkedAt: instant.optional(),
});
export type Evidence = z.infer<typeof evidence>;

/** The statuses of which a failure keeps the meaning alone (`statusFailure` of `electron/http`). */
const meant: Readonly<Partial<Record<Failure['kind'], number>>> = {
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  'rate-limited': 429,
};

/** `status` is that of a success, where it was told; `at` is epoch ms. */
export function answerOf(
  failure: Failure | null,
  status: number | null,
  at: number,
): RemovalAnswer {
  if (failure === null) return { status, kind: 'accepted', at };
  const { kind } = failure;
  if ('status' in failure) return { status: failure.status, kind, at };
  // Of a secret that belongs to another host nobody was asked.
  const asked = !('boundTo' in failure);
  return { status: asked ? (meant[kind] ?? null) : null, kind, at };
}
