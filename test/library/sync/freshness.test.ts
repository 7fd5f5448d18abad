import { expect, it } from 'vitest';
import { createFreshness } from '../../../electron/library/sync/freshness.ts';
import type { SyncState } from '../../../shared/contract/library.ts';
import type { Failure } from '../../../shared/failure.ts';
import { accountId } from '../../../shared/ids.ts';
import { createHandClock } from '../support/handClock.ts';

const state = (id: string, failure: Failure | null): SyncState => ({
  accountId: accountId.parse(id),
  state: failure === null ? 'idle' : 'failed',
  seen: 0,
  total: null,
  failure,
  finishedAt: 1,
  unread: 0,
});
const offline: Failure = { kind: 'offline', host: 'api.example.com' };

it('reads an account as soon as the network is back, while somebody looks, and no other', () => {
  const clock = createHandClock();
  const asked: string[] = [];
  let states = [
    state('away', offline),
    state('well', null),
    state('busy', { kind: 'forbidden', detail: null, said: null }),
  ];
  const freshness = createFreshness({
    clock,
    sync: {
      states: () => states,
      async refresh(id) {
        asked.push(String(id));
      },
    },
    keychain: { state: 'ready' },
    retryRefused() {},
    resume() {},
  });
  clock.advance(60_000);
  expect(asked).toEqual([]);
  freshness.focused(true);
  clock.advance(20_000);
  clock.advance(20_000);
  expect(asked).toEqual(['away', 'away']);
  states = [state('away', null)];
  clock.advance(40_000);
  expect(asked).toHaveLength(2);
  states = [state('away', offline)];
  freshness.focused(false);
  clock.advance(40_000);
  expect(asked).toHaveLength(2);
  freshness.close();
});
