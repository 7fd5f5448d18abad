import type { KeychainState } from '../../../shared/contract/app.ts';
import type { Bridge, Envelope } from '../../../shared/contract/contract.ts';
import type { LibraryQuery } from '../../../shared/contract/library.ts';
import { nothingCopied } from '../../../shared/contract/library.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { defaults } from '../../../shared/settings/settings.ts';
import { usualView } from '../../../shared/window/remembered.ts';
import { fakeAccounts, fakeJobs, fakeRow, provider } from './fakeRows.ts';
import type { Scene } from './scene.ts';

const down: Failure = { kind: 'provider-down', cause: 'status', status: 503, retryAfterMs: null };
const keychains: Readonly<Record<Scene['keychain'], KeychainState>> = {
  ready: { state: 'ready' },
  waiting: { state: 'waiting' },
  unavailable: {
    state: 'unavailable',
    failure: { kind: 'keychain-unavailable', cause: 'no-service' },
  },
};

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Answers of the shape that main gives, for looking at the window without one. Proves nothing. */
export function createFakeBridge(scene: Scene): Bridge<File> {
  const listeners = new Set<(event: string, payload: unknown) => void>();
  const emit = (event: string, payload: unknown) => {
    for (const listener of listeners) listener(event, payload);
  };
  let accounts = fakeAccounts(scene.accounts, scene.keychain === 'ready');
  const all = Array.from({ length: scene.rows }, (_, index) =>
    fakeRow(index, scene.accounts, scene.oddNames),
  );
  let open: readonly MediaRow[] = all;

  const matching = ({ filter }: LibraryQuery) =>
    all.filter(
      (row) =>
        (filter.accountIds?.includes(row.accountId) ?? true) &&
        (filter.kinds?.includes(row.kind) ?? true) &&
        (row.name ?? '').toLowerCase().includes((filter.text ?? '').toLowerCase()),
    );

  const answers: Readonly<Record<string, (input: never) => unknown>> = {
    'app.about': () => ({
      version: '0.1.0',
      runtime: 'Looking-glass',
      standIn: scene.standIn,
      keychain: keychains[scene.keychain],
    }),
    'accounts.providers': () => [provider],
    'accounts.list': () => accounts,
    'accounts.explore': () => {
      accounts = fakeAccounts(1);
      return accounts[0];
    },
    'accounts.rename': ({ accountId, label }: { accountId: string; label: string }) => ({
      ...accounts.find(({ id }) => id === accountId),
      label,
    }),
    'library.open': (query: LibraryQuery) => {
      open = matching(query);
      return { token: 'token', total: open.length };
    },
    'library.rows': ({ start, count }: { start: number; count: number }) =>
      open.slice(start, start + count),
    'library.counts': () =>
      accounts.map(({ id }) => ({
        accountId: id,
        total: all.filter((row) => row.accountId === id && row.goneAt === null).length,
        sizeBytes: 1,
      })),
    'library.syncStates': () =>
      accounts.map(({ id }) => ({
        accountId: id,
        state: scene.sync,
        seen: 120,
        total: 500,
        finishedAt: Date.now(),
        failure: scene.sync === 'failed' ? down : null,
        unread: 0,
      })),
    'library.copyLinks': ({ mediaIds }: { mediaIds: number[] }) => ({
      ...nothingCopied('plain'),
      count: mediaIds.length,
      access: 'public',
    }),
    'uploads.copyLinks': () => ({
      ...nothingCopied('plain'),
      count: 1,
      access: 'public',
    }),
    'remembered.all': () => ({
      view: usualView,
      appearance: {},
      place: null,
    }),
    'settings.all': () => defaults,
    'views.list': () => [],
    'views.searches': () => [],
    'removals.list': () => [],
    'messages.list': () => [],
    'messages.senders': () => [],
    'uploads.list': () => (scene.uploads ? fakeJobs() : []),
    'uploads.pauses': () => ({ all: false, accountIds: [] }),
    'remedies.offers': ({ jobIds }: { jobIds: string[] }) =>
      jobIds.map((jobId) => ({
        jobId,
        offers: [{ remedy: { kind: 'shrink', flatten: false }, estimatedBytes: 1_920_000 }],
      })),
  };

  async function ask(name: string, input: unknown): Promise<Envelope<unknown>> {
    if (name === 'accounts.connect' || name === 'accounts.replaceSecret') {
      await pause(300);
      return { ok: false, failure: { kind: 'unauthorized' } };
    }
    if (name === 'library.open' && scene.library === 'failing') return { ok: false, failure: down };
    if (name === 'library.open' && scene.library === 'never') await new Promise(() => undefined);
    return { ok: true, value: answers[name]?.(input as never) };
  }

  return {
    platform: 'linux',
    ask,
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    carried: () => null,
    async countFiles(files) {
      const left = { folders: 0, hidden: 0, links: 0, others: 0, beyond: null };
      const value = { token: 'count-1', files: files.length, sizeBytes: 0, ...left };
      return { ok: true as const, value };
    },
    async addFiles() {
      emit('uploadsChanged', fakeJobs());
      return { ok: true, value: { batchId: 'batch-1' } };
    },
  };
}
