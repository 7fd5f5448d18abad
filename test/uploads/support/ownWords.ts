import type { Fault } from '../../../electron/sandbox/faults/fault.ts';

/** A refusal as the providers themselves word one: each reads its own part. */
export function inOwnWords(status: number, code = 20_000 + status) {
  const message = 'refused by the provider';
  return {
    kind: 'answer',
    status,
    body: { api_id: '0b6e5a52', error: message, code, message, more_info: '', status },
  } as const satisfies Fault;
}
