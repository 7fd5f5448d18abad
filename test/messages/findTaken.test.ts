import { expect, it } from 'vitest';
import { findTaken } from '../../electron/messages/findTaken.ts';
import type { MessageEntry } from '../../electron/messages/messageKinds.ts';
import type { Compose } from '../../electron/providers/composing.ts';
import type { Session } from '../../electron/providers/provider.ts';
import { providerById } from '../../electron/providers/registry.ts';
import { accountId } from '../../shared/ids.ts';
import { messageId } from '../../shared/message.ts';

const entry: MessageEntry = {
  job: {
    id: messageId.parse('m'),
    accountId: accountId.parse('line'),
    from: '+16465550145',
    to: '+12125550100',
    text: 'Hello',
    mediaCount: 0,
    mediaIds: [],
    createdAt: 0,
    messageRef: null,
    providerStatus: null,
    state: 'unsure',
    untilAt: 0,
    failure: { kind: 'offline', host: 'x' },
  },
  sentAt: 0,
  media: [],
  known: ['SM0'],
};

/** A provider with these messages just like it, the first of them first; what is said of one happens while it is asked. */
function listing(refs: readonly string[], whileAsked: (ref: string | null) => void): Compose {
  const compose = providerById('signalwire')?.compose;
  if (compose === undefined) throw new Error('SignalWire sends messages');
  return {
    ...compose,
    async find(_session, _message, _since, _signal, taken) {
      const found = refs.find((ref) => !taken.has(ref)) ?? null;
      whileAsked(found);
      return found;
    },
  };
}

it.each([
  [['SM0', 'SM1', 'SM2'], 'SM2'],
  [['SM0', 'SM1'], null],
])('of %j takes the next when the first became another one’s meanwhile', async (refs, expected) => {
  const claimed = new Set<string>();
  const compose = listing(refs, (ref) => {
    if (ref === 'SM1') claimed.add(ref);
  });
  const bound = { compose, session: {} as Session };
  const names = {
    claimed: () => new Set<string>(),
    claim: (name: string) => !claimed.has(name),
    alikeUnderway: () => false,
  };
  const { signal } = new AbortController();
  expect(await findTaken(names, entry, bound, signal)).toBe(expected);
});

it('takes none while one just like it is not answered for, which it may be', async () => {
  const names = {
    claimed: () => new Set<string>(),
    claim: () => true,
    alikeUnderway: () => true,
  };
  const { signal } = new AbortController();
  const find = (refs: string[]) => {
    const bound = { compose: listing(refs, () => {}), session: {} as Session };
    return findTaken(names, entry, bound, signal);
  };
  expect([await find(['SM1']), await find(['SM0'])]).toEqual([undefined, null]);
});
