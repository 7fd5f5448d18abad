import type { LinkCheckRow } from '../../../shared/contract/linkChecks.ts';
import { type Failure, SatchelError } from '../../../shared/failure.ts';
import type { MediaId } from '../../../shared/ids.ts';
import { saysNothing } from '../../../shared/media.ts';
import type { Clock } from '../../base/clock.ts';
import type { Link } from '../../providers/provider.ts';
import { compareBytes, type ItsBytes } from './compare.ts';
import type { CheckSubject } from './linkCheck.ts';
import { type ProbeDeps, type Probed, probe } from './probe.ts';

export interface CheckOneDeps extends ProbeDeps {
  readonly clock: Clock;
  /** A link as its provider gives it, one that needs the account's credentials too. */
  readonly linkOf: (mediaId: MediaId, signal: AbortSignal) => Promise<Link>;
  /** What is known of an item's bytes without asking anybody. */
  readonly itsBytes: (mediaId: MediaId) => ItsBytes & { readonly contentType: string | null };
  /** The first bytes of an item, had by the account's own credentials. */
  readonly headOf: (mediaId: MediaId, signal: AbortSignal) => Promise<Uint8Array | null>;
}

export interface HowThorough {
  /** Bytes are compared, and hashed where their hash is known: of few links alone. */
  readonly thorough: boolean;
}

/** A link that has not told what it is by then is too slow for anybody. */
const limitMs = 30_000;
const busyRestMs = 1_000;
const mostHashedBytes = 5_000_000;

/** Opens one link, and says what became of it. Throws only where Satchel itself is at fault. */
export async function checkOne(
  subject: CheckSubject,
  deps: CheckOneDeps,
  { thorough }: HowThorough,
  stop: AbortSignal,
): Promise<Partial<LinkCheckRow>> {
  const { mediaId, pasted } = subject;
  let link: Pick<Link, 'url' | 'access' | 'expiresAt'> | null = null;
  if (pasted === null && mediaId !== null) {
    try {
      link = await deps.linkOf(mediaId, stop);
    } catch (error) {
      if (!(error instanceof SatchelError)) throw error;
      return withoutLink(error.failure);
    }
    const host = hostOf(link.url);
    const made = { host, access: link.access, worksUntil: link.expiresAt };
    if (link.access === 'protected') return { ...made, verdict: 'protected' };
    const found = await open(link.url, subject, deps, thorough, stop);
    return { ...made, ...found };
  }
  return open(pasted ?? '', subject, deps, thorough, stop);
}

async function open(
  url: string,
  subject: CheckSubject,
  deps: CheckOneDeps,
  thorough: boolean,
  stop: AbortSignal,
): Promise<Partial<LinkCheckRow>> {
  const { mediaId } = subject;
  const its = mediaId === null ? null : deps.itsBytes(mediaId);
  const probing = {
    allowLoopback: subject.here,
    wholeUpTo: thorough && its !== null && its.sha256 !== null ? mostHashedBytes : 0,
  };
  let got = await inTime(url, deps, probing, stop);
  if (got.verdict === 'busy' && !stop.aborted) {
    await rest(deps.clock, got.retryAfterMs ?? busyRestMs, stop);
    got = await inTime(url, deps, probing, stop);
  }
  const { head, sha256, retryAfterMs: _rest, ...told } = got;
  if (its === null || mediaId === null || (got.verdict !== 'works' && got.verdict !== 'page')) {
    return told;
  }
  const hashed = its.sha256 !== null && sha256 !== null;
  const known = thorough && !hashed ? await headOf(mediaId, deps, stop) : null;
  const same = compareBytes({ ...its, head: known }, { bytes: got.bytes, sha256, head });
  // A page that is the item itself is what its link is to lead to.
  const isItself = same === 'hash' || same === 'head' || isPage(its.contentType);
  const verdict = got.verdict === 'page' && isItself ? 'works' : got.verdict;
  return {
    ...told,
    same,
    verdict: verdict === 'works' && same === 'different' ? 'other-bytes' : verdict,
  };
}

async function inTime(
  url: string,
  deps: CheckOneDeps,
  probing: { readonly allowLoopback: boolean; readonly wholeUpTo: number },
  stop: AbortSignal,
): Promise<Probed> {
  const limit = new AbortController();
  let late = false;
  const cancel = deps.clock.after(limitMs, () => {
    late = true;
    limit.abort();
  });
  const signal = AbortSignal.any([stop, limit.signal]);
  try {
    const got = await probe(url, deps, { ...probing, signal });
    return late ? { ...got, verdict: 'slow', failure: null } : got;
  } finally {
    cancel();
  }
}

function rest(clock: Clock, ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.after(ms, resolve);
    const end = () => {
      cancel();
      resolve();
    };
    stop.addEventListener('abort', end, { once: true });
  });
}

/** What cannot be had says nothing of the link. */
async function headOf(
  mediaId: MediaId,
  deps: CheckOneDeps,
  stop: AbortSignal,
): Promise<Uint8Array | null> {
  try {
    return await deps.headOf(mediaId, stop);
  } catch (error) {
    if (error instanceof SatchelError) return null;
    throw error;
  }
}

function withoutLink(failure: Failure): Partial<LinkCheckRow> {
  if (failure.kind === 'cancelled') return { verdict: 'stopped' };
  return failure.kind === 'not-found'
    ? { verdict: 'gone', failure }
    : { verdict: 'no-link', failure };
}

const isPage = (contentType: string | null) =>
  !saysNothing(contentType) && contentType?.startsWith('text/html') === true;

export function hostOf(url: string): string | null {
  try {
    return new URL(url).hostname;
  } catch {
    return null;
  }
}
