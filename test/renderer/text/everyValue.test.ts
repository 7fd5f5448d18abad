import fc from 'fast-check';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { healthOf } from '../../../renderer/features/accounts/healthOf.ts';
import { Facts } from '../../../renderer/features/inspector/Facts.tsx';
import { cardFacts } from '../../../renderer/features/library/cards/cardFacts.ts';
import { MessageItem } from '../../../renderer/features/messages/MessageItem.tsx';
import { messageText } from '../../../renderer/features/messages/messageText.ts';
import { countsUntil, stateText } from '../../../renderer/features/uploads/stateText.ts';
import { ofRows, summaryOf } from '../../../renderer/stores/library/chosen.ts';
import { countdownOf, lifeOf, nextLifeChange } from '../../../renderer/text/countdown.ts';
import { explain } from '../../../renderer/text/explain.ts';
import {
  formatBytes,
  formatBytesApart,
  formatBytesOf,
  formatCount,
  formatDuration,
  formatExactBytes,
  formatInstant,
  formatType,
  formatTypes,
  splitName,
} from '../../../renderer/text/format.ts';
import { titleOf } from '../../../renderer/text/titleOf.ts';
import { type Account, account, type ProviderInfo, providerInfo } from '../../../shared/account.ts';
import { type SyncState, syncState } from '../../../shared/contract/library.ts';
import { type Failure, failure } from '../../../shared/failure.ts';
import { instant } from '../../../shared/instant.ts';
import { type MediaRow, mediaRow } from '../../../shared/media.ts';
import { type MessageRow, messageRow } from '../../../shared/message.ts';
import {
  expiryOf,
  nextChange,
  type RetentionRule,
  retentionRule,
} from '../../../shared/retention.ts';
import { type UploadJob, uploadJob } from '../../../shared/upload.ts';
import { arbitraryOf } from '../../shared/support/arbitraryOf.ts';

import { provider as able } from '../harness/fakeRows.ts';

const anyNumber = fc.oneof(
  fc.double(),
  fc.constantFrom(9e15, -9e15, 8.64e15, Number.NaN, Infinity),
);
const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\ud800', '', 'image/'));
const now = arbitraryOf(instant) as fc.Arbitrary<number>;
const rows = arbitraryOf(mediaRow) as fc.Arbitrary<MediaRow>;
const rules = arbitraryOf(retentionRule) as fc.Arbitrary<RetentionRule>;

/** Replayable: the seed is part of the test. */
function always<T extends [unknown, ...unknown[]]>(
  values: { [K in keyof T]: fc.Arbitrary<T[K]> },
  check: (...given: T) => void,
): void {
  fc.assert(fc.property(...values, check), { seed: 86, numRuns: 300 });
}

describe('no sentence of the window throws', () => {
  it('of any number at all, even one that no schema takes', () => {
    always([anyNumber, anyNumber], (a, b) => {
      expect(typeof formatInstant(a, b)).toBe('string');
      expect(typeof formatDuration(a)).toBe('string');
      expect([formatBytes(a), formatExactBytes(a), formatCount(a)].join('')).not.toBe('');
      expect([formatBytesOf(a, b), ...formatBytesApart(a, b)].join('')).not.toBe('');
    });
    expect(formatInstant(9e15, 0)).toBe('unknown date');
  });

  it('of any text at all', () => {
    always([anyText, anyText], (a, b) => {
      expect(typeof formatType(a, b)).toBe('string');
      expect(typeof formatTypes([a, b])).toBe('string');
      expect(splitName(a).join('')).toBe(a);
    });
  });

  it('of any failure', () => {
    always([arbitraryOf(failure) as fc.Arbitrary<Failure>, fc.boolean()], (each, once) => {
      const { title, why, remedy } = explain(each, { provider: 'Shop', once });
      for (const sentence of [title, why, remedy]) expect(typeof sentence).toBe('string');
    });
  });

  it('of any item and any rule of how long it lives', () => {
    always([rows, rules, now], (row, rule, at) => {
      const expiry = expiryOf(rule, row);
      const countdown = countdownOf(expiry, at);
      expect(countdown === null || countdown.label !== '').toBe(true);
      for (const unread of [false, true]) {
        const life = lifeOf(expiry, at, { provider: 'Shop', unread });
        expect(life.every((part) => /^[A-Z]/.test(part))).toBe(true);
      }
      expect(Number.isNaN(nextLifeChange(expiry, at) ?? 0)).toBe(false);
      expect(Number.isNaN(nextChange(expiry, at) ?? 0)).toBe(false);
      expect(typeof titleOf(row)).toBe('string');
      const sum = summaryOf(ofRows([row, row]), () => rule, at);
      expect(sum.bytes).toBeGreaterThanOrEqual(0);
      expect([null, row]).toContain(sum.soonest);
    });
  });

  it('of any upload, message and account', () => {
    always([arbitraryOf(uploadJob) as fc.Arbitrary<UploadJob>, now], (job, at) => {
      const context = { now: at, provider: 'Shop', paused: false, rate: 12 };
      expect(typeof stateText(job, context).text).toBe('string');
      expect(['number', 'object']).toContain(typeof countsUntil(job));
    });
    always([arbitraryOf(messageRow) as fc.Arbitrary<MessageRow>], (message) => {
      expect(typeof messageText(message, 'Shop').text).toBe('string');
    });
    const states = arbitraryOf(syncState) as fc.Arbitrary<SyncState>;
    always([arbitraryOf(account) as fc.Arbitrary<Account>, states], (each, sync) => {
      expect(typeof healthOf(each, sync).text).toBe('string');
    });
  });
});

describe('no part of the window throws', () => {
  const providers = arbitraryOf(providerInfo.pick({ label: true })) as fc.Arbitrary<ProviderInfo>;
  const accounts = arbitraryOf(account) as fc.Arbitrary<Account>;

  it('over an item', () => {
    always([rows, rules, accounts, providers], (row, rule, whose, provider) => {
      const card = cardFacts(row, {
        now: 0,
        said: 'nothing',
        mixed: true,
        providerOf: () => ({ ...able, retention: rule }),
        foundOf: () => null,
        ownerOf: () => undefined,
        keptOf: () => false,
      });
      expect(card.label).toContain(card.title);
      const own = { ...provider, retention: rule };
      const facts = createElement(Facts, { row, about: null, account: whose, provider: own });
      expect(renderToString(facts)).toContain('<dl');
    });
  });

  it('over a message', () => {
    always([arbitraryOf(messageRow) as fc.Arbitrary<MessageRow>], (message) => {
      expect(renderToString(createElement(MessageItem, { message }))).toContain('<li');
    });
  });
});
