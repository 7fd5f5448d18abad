import type { Failure } from '../../shared/failure.ts';

const code = /^[A-Za-z0-9._-]{1,40}$/;

/** A failure as a receipt keeps it: without the words of others, which may quote anything, and without addresses. */
export function plainFailure(failure: Failure): Failure {
  switch (failure.kind) {
    case 'forbidden':
      return { kind: failure.kind, detail: failure.detail, said: null };
    case 'provider-refused': {
      const { kind, status, detail } = failure;
      const told = failure.code !== null && code.test(failure.code) ? failure.code : null;
      return { kind, status, code: told, detail, said: null };
    }
    case 'provider-down': {
      const { kind, cause, status, retryAfterMs } = failure;
      return { kind, cause, status, retryAfterMs };
    }
    case 'proxy': {
      const { kind, cause, host, status } = failure;
      return { kind, cause, proxy: null, host, status, said: null };
    }
    case 'unauthorized':
      return { kind: failure.kind };
    case 'invalid-input':
      return { kind: failure.kind, detail: failure.detail };
    default:
      return failure;
  }
}
