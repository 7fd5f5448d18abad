import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Emit, Services } from '../../shared/contract/contract.ts';
import type { Receipt, ReceiptFormat, ReceiptLine } from '../../shared/contract/receipts.ts';
import { SatchelError } from '../../shared/failure.ts';
import { cancelled, invalidInput, notFound, notSaved } from '../../shared/failures.ts';
import type { AccountId } from '../../shared/ids.ts';
import { createAnnouncer } from '../base/announcer.ts';
import type { Bugs } from '../base/bugs.ts';
import type { Database } from '../database/database.ts';
import type { SaveDocument } from '../saving/saveDocument.ts';
import { idIn } from './idIn.ts';
import type { ReceiptSource } from './receiptSource.ts';
import { createReceiptTable } from './receiptTable.ts';
import {
  createReceiptWitness,
  type ReceiptWitness,
  type ReceiptWitnessDeps,
} from './receiptWitness.ts';
import { digestOf, endingOf, formats, renderReceipt } from './renderReceipt.ts';

const linesAtOnce = 500;
const announceEveryMs = 100;
/** What was saved so long ago is found without us. */
const mostRemembered = 50;

export interface ReceiptServiceDeps extends Omit<ReceiptWitnessDeps, 'table' | 'onEnded'> {
  readonly database: Database;
  /** Those that are connected. */
  readonly accountIds: () => readonly AccountId[];
  readonly saveDocument: SaveDocument;
  readonly chooseFiles: () => Promise<readonly string[]>;
  /** Opens the system's file manager at a file. */
  readonly show: (path: string) => void;
  readonly emit: Emit;
  readonly bugs: Bugs;
}

export interface ReceiptService {
  readonly service: Services['receipts'];
  readonly witness: ReceiptWitness;
  /** Signs off what an earlier run left; once, before removals go on. */
  begin(): void;
  /** Its rows are gone: what its lines did not learn by now they never will. */
  forgetAccount(): void;
  close(): Promise<void>;
}

/** Answers the receipts' part of the contract, and writes them as removals go. */
export function createReceiptService(deps: ReceiptServiceDeps): ReceiptService {
  const { database, clock, bugs, emit, saveDocument } = deps;
  const table = createReceiptTable(database);
  const closing = new AbortController();
  const running = new Set<Promise<unknown>>();
  const saved = new Map<string, string>();

  const news = createAnnouncer<string>(clock, announceEveryMs, (ids) =>
    emit(
      'receiptsChanged',
      ids.flatMap((id) => table.get(id) ?? []),
    ),
  );

  function during<T>(work: Promise<T>): Promise<T> {
    running.add(work);
    return work.finally(() => running.delete(work));
  }

  async function* portions(id: string): AsyncGenerator<readonly ReceiptLine[]> {
    for (let after = 0; ; ) {
      if (closing.signal.aborted) throw new SatchelError(cancelled);
      const lines = table.linesAfter(id, after, linesAtOnce);
      const last = lines.at(-1);
      if (last === undefined) return;
      yield lines;
      after = last.mediaId;
      // Everything else gets its turn.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  const sourceOf = (receipt: Receipt): ReceiptSource => ({
    receipt,
    portions: () => portions(receipt.id),
  });
  const rendered = (receipt: Receipt, format: ReceiptFormat) =>
    renderReceipt(sourceOf(receipt), format);

  function existing(id: string): Receipt {
    const found = table.get(id);
    if (found === null) throw new SatchelError(notFound);
    return found;
  }

  /** Answers the receipt with its digest; of one that is not over it throws. */
  async function signedOff(id: string): Promise<Receipt & { readonly digest: string }> {
    const receipt = existing(id);
    const { digest } = receipt;
    if (digest !== null) return { ...receipt, digest };
    if (receipt.endedAt === null) throw new SatchelError(invalidInput('unusable'));
    const made = await digestOf(rendered(receipt, 'json'));
    table.sign(id, made);
    news.say([id]);
    return { ...receipt, digest: made };
  }

  function signOff(ids: readonly string[]): void {
    const work = async () => {
      for (const id of ids) await signedOff(id);
    };
    // What is not signed off now is at the next start, or when it is asked for.
    void during(work()).catch((error: unknown) => {
      if (!closing.signal.aborted) bugs.failureOf(error, 'receipts.sign');
    });
  }

  function ended(id: string): void {
    try {
      if (!table.isOver(id)) return;
      news.say([id]);
      signOff([id]);
    } catch (error) {
      bugs.failureOf(error, 'receipts.ended');
    }
  }

  function forgetAccount(): void {
    try {
      for (const id of table.loseOthersThan(deps.accountIds(), clock.now())) ended(id);
    } catch (error) {
      // It is found again at the next start.
      bugs.failureOf(error, 'receipts.forget');
    }
  }

  function remember(path: string): string {
    const token = randomUUID();
    saved.set(token, path);
    const [oldest] = saved.keys();
    if (saved.size > mostRemembered && oldest !== undefined) saved.delete(oldest);
    return token;
  }

  const service: Services['receipts'] = {
    list: async ({ start, count }) => ({
      receipts: table.page(start, count),
      total: table.total(),
    }),
    get: async ({ id }) => existing(id),
    lines: async ({ id, start, count, outcome }) => table.lines(id, start, count, outcome ?? null),
    async save({ id, format }) {
      const receipt = await signedOff(id);
      const day = new Date(receipt.confirmedAt).toISOString().slice(0, 10);
      const name = `Deletion receipt ${day} ${id.slice(0, 8)}.${endingOf[format]}`;
      const document = { name, bytes: () => rendered(receipt, format) };
      const told = await during(saveDocument(document, closing.signal));
      return told === null ? null : { token: remember(told.path), name: told.name };
    },
    async show({ token }) {
      const path = saved.get(token);
      if (path === undefined) throw new SatchelError(invalidInput('unusable'));
      if ((await lstat(path).catch(() => null)) === null) throw new SatchelError(notSaved('moved'));
      deps.show(path);
      return undefined;
    },
    async clear({ ids, cleared }) {
      const changed = table.clear(ids, cleared);
      news.say(changed);
      news.flush();
      return changed;
    },
    async verify({ id }) {
      const { digest, ...receipt } = await signedOff(id);
      const now = await during(digestOf(rendered({ ...receipt, digest }, 'json')));
      return { holds: now === digest, digest };
    },
    async verifyFile() {
      const [path] = await deps.chooseFiles();
      if (path === undefined) return null;
      const name = basename(path);
      const id = await idIn(path).catch(() => null);
      const found = id === null ? null : table.get(id);
      if (found === null || found.endedAt === null) return { name, verdict: 'none', receipt: null };
      const receipt = await signedOff(found.id);
      const theirs = await during(digestOf(createReadStream(path)));
      const ours = async (format: ReceiptFormat) => digestOf(rendered(receipt, format));
      for (const format of formats) {
        if ((await during(ours(format))) === theirs) return { name, verdict: 'same', receipt };
      }
      return { name, verdict: 'changed', receipt };
    },
  };

  return {
    service,
    witness: createReceiptWitness({ ...deps, table, onEnded: ended }),
    begin() {
      forgetAccount();
      signOff(table.unsigned());
    },
    forgetAccount,
    async close() {
      closing.abort();
      await Promise.allSettled([...running]);
      news.close();
    },
  };
}
