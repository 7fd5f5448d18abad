import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { maxHandedBytes } from '../../shared/contract/adding/handedFile.ts';
import type { Services } from '../../shared/contract/contract.ts';
import { SatchelError } from '../../shared/failure.ts';
import { cancelled, invalidInput } from '../../shared/failures.ts';
import type { AccountId, BatchId } from '../../shared/ids.ts';
import type { IntakeCount, WebPicture } from '../../shared/intake.ts';
import { nameOrder } from '../../shared/text/nameOrder.ts';
import type { Clock } from '../base/clock.ts';
import type { Intake } from '../uploads/uploadService.ts';
import { type FetchLinkDeps, fetchLink } from './fetchLink.ts';
import { walkFolders } from './walkFolders.ts';

export interface IntakeDeps extends Omit<FetchLinkDeps, 'maxBytes'> {
  readonly add: (
    accountId: AccountId,
    files: readonly Intake[],
    target: null,
    onAdded?: (count: number) => void,
  ) => Promise<{ batchId: BatchId }>;
  /** Makes the window hear a paste of what is on the clipboard. */
  readonly paste: () => void;
  /** Lets a person choose files, by their paths. */
  readonly chooseFiles: () => Promise<string[]>;
  /** The language whose alphabet folders are walked by; that of the machine unless given. */
  readonly locale?: string | undefined;
  readonly clock: Clock;
}

const limits = { files: 10_000, depth: 32 };
const tokenLifeMs = 10 * 60_000;
const maxTokens = 8;
/** Films are larger than pictures: for these 64 MiB at 3 Mbit/s are enough. */
const linkLimitMs = 3 * 60_000;
/** Pictures of the web that are counted together may hold so much memory. */
const maxBytesAtOnce = 2 * maxHandedBytes;
type BytesIntake = Extract<Intake, { readonly kind: 'bytes' }>;
const tooSlow = invalidInput('link-slow');

/** What people add that is more than single files: folders, links, and what is on the clipboard. */
export function createIntakeService(deps: IntakeDeps) {
  const counted = new Map<
    string,
    { readonly files: readonly Intake[]; readonly count: IntakeCount; readonly untilMs: number }
  >();
  const order = nameOrder(deps.locale);
  const closing = new AbortController();
  /** The counts of the window that are under way, which it can give up. */
  const counting = new Set<AbortController>();

  /**
   * Looks into folders before anything is added; the token stands for exactly what was found,
   * with what was counted before under `earlier`.
   */
  async function count(
    items: readonly Intake[],
    earlier: string | null = null,
  ): Promise<IntakeCount> {
    const own = new AbortController();
    counting.add(own);
    try {
      return await countUntil(own.signal, items, earlier);
    } finally {
      counting.delete(own);
    }
  }

  async function countUntil(
    signal: AbortSignal,
    items: readonly Intake[],
    earlier: string | null,
  ): Promise<IntakeCount> {
    const before = earlier === null ? undefined : counted.get(earlier);
    const paths = items.flatMap((item) => (item.kind === 'path' ? [item.path] : []));
    const pasted = items.filter((item) => item.kind === 'bytes');
    const { paths: found, ...rest } = await walkFolders(
      paths,
      { ...limits, files: limits.files - (before?.files.length ?? 0) },
      signal,
      order,
    );
    if (signal.aborted) throw new SatchelError(cancelled);
    const files: Intake[] = [
      ...(before?.files ?? []),
      ...found.map((path) => ({ kind: 'path', path }) as const),
      ...pasted,
    ];
    const token = before?.count.token ?? randomUUID();
    const [only] = paths;
    const named = only !== undefined && items.length === 1 && rest.folders > 0;
    const count = together(before?.count, {
      token,
      files: files.length,
      ...rest,
      ...(named ? { folderName: basename(only) } : {}),
    });
    counted.set(token, { files, count, untilMs: deps.clock.monotonic() + tokenLifeMs });
    const [oldest] = counted.keys();
    if (counted.size > maxTokens && oldest !== undefined) counted.delete(oldest);
    return count;
  }

  function valid(token: string) {
    const found = counted.get(token);
    if (found === undefined || found.untilMs < deps.clock.monotonic()) {
      throw new SatchelError(invalidInput('token'));
    }
    return found;
  }

  const service: Services['intake'] = {
    async add({ token, accountId }) {
      const found = valid(token);
      // Spent at once; what could not be added after all can be, by the same token.
      counted.delete(token);
      let written = 0;
      try {
        return await deps.add(accountId, found.files, null, (count) => {
          written += count;
        });
      } catch (error) {
        const files = found.files.slice(written);
        if (files.length > 0) counted.set(token, { ...found, files });
        throw error;
      }
    },
    async choose() {
      const paths = await deps.chooseFiles();
      if (paths.length === 0) return null;
      const items = paths.map((path) => ({ kind: 'path', path }) as const);
      return countUntil(closing.signal, items, null);
    },
    async stopCounting() {
      for (const one of counting) one.abort();
      return undefined;
    },
    async forget({ token }) {
      counted.delete(token);
      return undefined;
    },
    async addLink({ accountId, ...picture }) {
      return deps.add(accountId, [await fetched(picture)], null);
    },
    async countLinks({ pictures }) {
      const files: Intake[] = [];
      const failures: unknown[] = [];
      let room = maxBytesAtOnce;
      // One after the other: they are kept in memory until they are added.
      for (const picture of pictures) {
        try {
          const file = await fetched(picture, Math.min(room, maxHandedBytes));
          room -= file.bytes.byteLength;
          files.push(file);
        } catch (error) {
          if (!(error instanceof SatchelError)) throw error;
          failures.push(error);
        }
      }
      if (files.length === 0) throw failures[0];
      return { count: await count(files), failed: failures.length };
    },
    async paste() {
      deps.paste();
      return undefined;
    },
  };

  /** A file of the web, fetched as a stranger would from the first of its addresses that has it. */
  async function fetched(
    { url, otherwise = [], name }: WebPicture,
    maxBytes = maxHandedBytes,
  ): Promise<BytesIntake> {
    const limit = new AbortController();
    const end = () => limit.abort();
    const stop = deps.clock.after(linkLimitMs, end);
    closing.signal.addEventListener('abort', end, { once: true });
    let first: unknown = null;
    try {
      for (const address of [url, ...otherwise]) {
        try {
          const picture = await fetchLink(
            address,
            { ...deps, maxBytes },
            limit.signal,
            name ?? null,
          );
          return { kind: 'bytes', name: picture.name, bytes: picture.bytes };
        } catch (error) {
          if (!(error instanceof SatchelError) || limit.signal.aborted) throw error;
          first ??= error;
        }
      }
      throw first;
    } catch (error) {
      throw limit.signal.aborted && !closing.signal.aborted ? new SatchelError(tooSlow) : error;
    } finally {
      stop();
      closing.signal.removeEventListener('abort', end);
    }
  }

  return {
    ...service,
    count,
    /** What was counted under a token, which stays good. */
    counted: (token: string): readonly Intake[] => valid(token).files,
    /** The first so many are added, or all of them. */
    forgetCounted(token: string, first = Number.POSITIVE_INFINITY): void {
      const found = counted.get(token);
      const files = found?.files.slice(first) ?? [];
      if (found === undefined || files.length === 0) counted.delete(token);
      else counted.set(token, { ...found, files });
    },
    fetched,
    close(): void {
      closing.abort();
      for (const one of counting) one.abort();
      counted.clear();
    },
  };
}

function together(before: IntakeCount | undefined, now: IntakeCount): IntakeCount {
  if (before === undefined) return now;
  return {
    ...now,
    sizeBytes: before.sizeBytes + now.sizeBytes,
    folders: before.folders + now.folders,
    hidden: before.hidden + now.hidden,
    links: before.links + now.links,
    others: before.others + now.others,
    beyond: before.beyond ?? now.beyond,
    folderName: undefined,
  };
}
