import type { FailureOf } from './failure.ts';
import type { ForbiddenDetail, InputDetail, RefusalDetail } from './failureDetails.ts';

/** Failures are made here alone, so that each of their fields is thought of once. */

export const unauthorized: FailureOf<'unauthorized'> = { kind: 'unauthorized' };
/** The stored secret was entered for a host that is the account's no more, and is not sent to another. */
export function secretElsewhere(host: string): FailureOf<'unauthorized'> {
  return { kind: 'unauthorized', boundTo: host };
}

export const notFound: FailureOf<'not-found'> = { kind: 'not-found' };
export const cancelled: FailureOf<'cancelled'> = { kind: 'cancelled' };
export const audienceChanged: FailureOf<'audience-changed'> = { kind: 'audience-changed' };

/** All but those that say where as well. */
export type PlainDetail = Exclude<InputDetail, 'field' | 'call-unfit'>;

export function invalidInput(detail: PlainDetail): FailureOf<'invalid-input'> {
  return { kind: 'invalid-input', detail };
}

/** One of the fields that a provider declares has a value that cannot be used. */
export function wrongField(field: string): FailureOf<'invalid-input'> {
  return { kind: 'invalid-input', detail: 'field', field: field.slice(0, 500) };
}

/** A call does not fit its schema: `at` says where and how, without the value itself. */
export function unfitCall(at: string): FailureOf<'invalid-input'> {
  return { kind: 'invalid-input', detail: 'call-unfit', at: at.slice(0, 500) };
}

/** Satchel does not allow it. */
export function notAllowed(detail: ForbiddenDetail): FailureOf<'forbidden'> {
  return { kind: 'forbidden', detail, said: null };
}

/** The provider does not allow it, in its own words where it said any. */
export function forbidden(said: string | null): FailureOf<'forbidden'> {
  return { kind: 'forbidden', detail: null, said };
}

type FileFacts = Omit<FailureOf<'file-rejected'>, 'kind' | 'rule'>;

/** What is not known of the file, or has no part in the refusal, is left out. */
export function fileRejected(
  rule: FailureOf<'file-rejected'>['rule'],
  facts: Partial<FileFacts> = {},
): FailureOf<'file-rejected'> {
  const unknown = { sizeBytes: null, limitBytes: null, foundType: null, accepts: [] };
  return { kind: 'file-rejected', rule, ...unknown, ...facts };
}

export function rateLimited(retryAfterMs: number | null): FailureOf<'rate-limited'> {
  return { kind: 'rate-limited', retryAfterMs };
}

interface Refusal {
  readonly status?: number | null;
  readonly code?: string | null;
  /** What Satchel knows of it. */
  readonly detail?: RefusalDetail | null;
  /** What the provider says of it, cleaned. */
  readonly said?: string | null;
}

export function providerRefused(refusal: Refusal): FailureOf<'provider-refused'> {
  const { status = null, code = null, detail = null, said = null } = refusal;
  return { kind: 'provider-refused', status, code, detail, said };
}

export function providerDown(
  cause: FailureOf<'provider-down'>['cause'],
  facts: { readonly status?: number | null; readonly retryAfterMs?: number | null } = {},
): FailureOf<'provider-down'> {
  const { status = null, retryAfterMs = null } = facts;
  return { kind: 'provider-down', cause, status, retryAfterMs };
}

type ProxyFacts = Omit<FailureOf<'proxy'>, 'kind' | 'cause'>;

/** What is not known of it is left out. */
export function proxyFailure(
  cause: FailureOf<'proxy'>['cause'],
  facts: Partial<ProxyFacts> & Pick<ProxyFacts, 'host'>,
): FailureOf<'proxy'> {
  return { kind: 'proxy', cause, proxy: null, status: null, said: null, ...facts };
}

export function offline(host: string): FailureOf<'offline'> {
  return { kind: 'offline', host };
}

export function keychainUnavailable(
  cause: FailureOf<'keychain-unavailable'>['cause'],
): FailureOf<'keychain-unavailable'> {
  return { kind: 'keychain-unavailable', cause };
}

export function libraryUnavailable(
  cause: FailureOf<'library-unavailable'>['cause'],
): FailureOf<'library-unavailable'> {
  return { kind: 'library-unavailable', cause };
}

export function notSaved(cause: FailureOf<'not-saved'>['cause']): FailureOf<'not-saved'> {
  return { kind: 'not-saved', cause };
}

export function bug(reference: string): FailureOf<'bug'> {
  return { kind: 'bug', reference };
}
