import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { contract } from '../../shared/contract/contract.ts';
import { failure } from '../../shared/failure.ts';
import { newestFirst } from '../../shared/query/mediaFilter.ts';

const calls: [string, z.ZodType][] = Object.entries(contract).flatMap(([service, methods]) =>
  Object.entries(methods).map(([method, { input }]): [string, z.ZodType] => [
    `${service}.${method}`,
    input,
  ]),
);
const accountId = 'a-1';
const query = {
  filter: {},
  sort: newestFirst,
};
const keepLimits = {
  untilAt: 1,
  mostADay: 5,
  mostItems: 10,
  mostTimes: null,
  aheadMs: 3_600_000,
  afterEnd: false,
};
const valid: Readonly<Record<string, unknown>> = {
  'app.openConsole': { providerId: 'plivo', page: 'keys', typed: { space: 'harbour' } },
  'app.report': { reference: '0123ABCD', part: 'library', what: 'RangeError' },
  'accounts.connect': { providerId: 'plivo', label: 'Shop', credentials: { authId: 'MA' } },
  'accounts.replaceSecret': { accountId, credentials: { authToken: 'x' } },
  'accounts.stop': { key: 'k' },
  'accounts.rename': { accountId, label: 'Shop' },
  'accounts.remove': { accountId },
  'network.choose': { mode: 'named', address: 'proxy.test:3128' },
  'library.open': query,
  'library.linksOf': { accountId },
  'library.days': { token: 't' },
  'library.countsOf': { filters: [{}, { kinds: ['video'], text: 'a' }] },
  'library.about': { mediaId: 1 },
  'looks.pages': { mediaId: 1 },
  'library.matched': { text: 'summer', mediaIds: [1] },
  'library.suggest': { field: 'person', text: '0111', limit: 8 },
  'library.rows': { token: 't', start: 0, count: 1 },
  'library.items': { mediaIds: [1, 2] },
  'library.refresh': { accountId: null },
  'library.copyLinks': { mediaIds: [1] },
  'library.copyFact': { mediaId: 1, fact: 'ref' },
  'library.link': { mediaId: 1 },
  'library.follow': { from: 't', to: 'u', positions: [0, 7] },
  'library.startingWith': { token: 't', total: 9, text: 'a', from: 0, descending: false },
  'library.within': { token: 't', mediaIds: [1] },
  'library.choose': { list: 't', ranges: [0, 4, 6, 6], after: 'u' },
  'library.chosenRows': { chosen: 't', accountIds: [accountId], start: 0, count: 1 },
  'library.summary': { chosen: 't' },
  'library.followRanges': { from: 't', to: 'u', ranges: [] },
  'library.placesOf': { list: 't', of: { chosen: 't', accountIds: [accountId] } },
  'library.gather': { mediaIds: [1, 2], after: 't' },
  'library.stopCopy': { key: 'k' },
  'removals.prepare': { mediaIds: [1, 2], after: 't' },
  'expiring.saveCalendar': { of: { filter: {}, title: 'Expiring' } },
  'linkChecks.recognise': { links: ['https://media.test/a.png'] },
  'linkChecks.begin': { of: { mediaIds: [1] } },
  'linkChecks.beginLinks': { links: ['https://media.test/a.png'] },
  'linkChecks.rows': { checkId: 'c', start: 0, count: 1 },
  'linkChecks.again': { checkId: 'c' },
  'linkChecks.stop': { checkId: 'c' },
  'linkChecks.forget': { checkId: 'c' },
  'linkChecks.saveCsv': { checkId: 'c' },
  'copies.plan': { items: { mediaIds: [1] }, to: 'same' },
  'copies.begin': { token: 't' },
  'copies.pause': { runId: 'r' },
  'copies.resume': { runId: 'r' },
  'copies.stop': { runId: 'r' },
  'copies.dismiss': { runId: 'r' },
  'copies.refusals': { runId: 'r' },
  'copies.refused': { runId: 'r' },
  'copies.retry': { runId: 'r', remedies: [] },
  'copies.copyLinks': { runId: 'r' },
  'copies.lineageOf': { mediaId: 1 },
  'keepAlive.forecast': { of: [{ kind: 'view', viewId: 'v' }], limits: keepLimits },
  'keepAlive.keep': { of: [{ kind: 'item', mediaId: 1 }], limits: keepLimits },
  'keepAlive.pause': { keepId: 'k' },
  'keepAlive.resume': { keepId: 'k' },
  'keepAlive.stop': { keepId: 'k' },
  'keepAlive.items': { keepId: 'k', start: 0, count: 1 },
  'keepAlive.answer': { keepId: 'k', mediaId: 1, renew: true },
  'keepAlive.changes': { keepId: null, start: 0, count: 1 },
  'keepAlive.copyOldLink': { oldId: 1 },
  'removals.start': { token: 't' },
  'removals.stop': { runId: 'r' },
  'removals.refusals': { runId: 'r' },
  'removals.dismiss': { runId: 'r' },
  'removals.pause': { runId: 'r' },
  'removals.resume': { runId: 'r' },
  'removals.startNow': { runId: 'r' },
  'removals.refused': { runId: 'r' },
  'removals.again': { runId: 'r', classes: ['rate-limited'] },
  'cleanup.preview': {
    of: { filter: { person: '+12125550100' } },
    act: { takes: 'media', archiveId: null },
  },
  'cleanup.start': { token: 't', typed: 300, ruleId: null },
  'cleanup.forget': { token: 't' },
  'cleanup.keep': {
    id: 'r',
    title: 'Old pictures',
    filter: { storedOverMs: 1 },
    act: { takes: 'messages', archiveId: 'a' },
    every: 'week',
  },
  'cleanup.remove': { ruleId: 'r' },
  'cleanup.callOff': { ruleId: 'r' },
  'looking.open': { mediaId: 1, key: 'k' },
  'looking.stop': { key: 'k' },
  'receipts.list': { start: 0, count: 1 },
  'receipts.get': { id: 'r' },
  'receipts.lines': { id: 'r', start: 0, count: 1, outcome: 'refused' },
  'receipts.save': { id: 'r', format: 'csv' },
  'receipts.show': { token: 't' },
  'receipts.clear': { ids: null, cleared: true },
  'receipts.verify': { id: 'r' },
  'finished.list': { start: 0, count: 1 },
  'finished.clear': { ids: ['w'], cleared: false },
  'finished.see': { ids: ['w'] },
  'finished.show': { id: 'w' },
  'archives.prepare': {
    what: { filter: { kinds: ['image'] } },
    into: { folder: 't', title: 'Summer' },
    options: { template: '{date} {name}', messageText: false },
  },
  'archives.start': { token: 't' },
  'archives.pause': { runId: 'r' },
  'archives.resume': { runId: 'r' },
  'archives.stop': { runId: 'r' },
  'archives.refusals': { runId: 'r' },
  'archives.retry': { runId: 'r' },
  'archives.dismiss': { runId: 'r' },
  'archives.verify': { archiveId: 'a' },
  'archives.stopVerifying': { archiveId: 'a' },
  'archives.refused': { runId: 'r' },
  'archives.saveFindings': { archiveId: 'a' },
  'archives.forget': { archiveId: 'a' },
  'archives.showFolder': { archiveId: 'a' },
  'archives.findings': { archiveId: 'a', start: 0, count: 1 },
  'archives.setSchedule': { archiveId: 'a', schedule: { every: 'day', atMinute: 480, weekday: 1 } },
  'archives.setOptions': { archiveId: 'a', options: { template: '{name}', messageText: true } },
  'archives.rename': { archiveId: 'a', title: 'Summer' },
  'archives.archivedOf': { mediaId: 1 },
  'archives.showFile': { archiveId: 'a', mediaId: 1 },
  'archives.names': { template: '{date} {name}', mediaIds: [1] },
  'holdings.of': { filter: { kinds: ['video'] } },
  'holdings.learnSizes': { filter: {}, key: 'k' },
  'holdings.stopLearning': { key: 'k' },
  'saving.saveMany': { mediaIds: [1, 2] },
  'saving.copyFiles': { chosen: 't', accountIds: [accountId], copies: true },
  'saving.copyPicture': { mediaId: 1 },
  'saving.drag': { of: { mediaIds: [1] }, from: { x: 0, y: 0, width: 120, height: 90 } },
  'saving.pauseRun': { runId: 'r' },
  'saving.resumeRun': { runId: 'r' },
  'saving.stopRun': { runId: 'r' },
  'saving.refused': { runId: 'r' },
  'saving.retryRun': { runId: 'r' },
  'saving.dismissRun': { runId: 'r' },
  'saving.refusals': { runId: 'r' },
  'saving.showRun': { runId: 'r' },
  'saving.save': { mediaId: 1 },
  'saving.stop': { token: 't' },
  'saving.show': { token: 't' },
  'views.keep': {
    views: [
      { id: 'v', title: 'Films', icon: 'film', filter: { kinds: ['video'] }, sort: newestFirst },
    ],
  },
  'remembered.put': {
    view: { name: 'sent', accountId, filter: {}, sort: newestFirst },
    place: null,
  },
  'settings.put': { keepAlive: { mostDays: 7 } },
  'settings.applyImport': { token: 't' },
  'settings.forget': { part: 'searches' },
  'settings.reset': { section: 'keepAlive', key: 'mostDays' },
  'views.keepSearches': { searches: ['kind:video'] },
  'messages.prepare': { accountId, from: '+1', to: '+2', text: '', mediaIds: [1] },
  'messages.send': { token: 't' },
  'messages.fit': { key: 'k', accountId, mediaIds: [1, 2] },
  'messages.stopFit': { key: 'k' },
  'messages.senders': { accountId },
  'uploads.cancel': { jobIds: ['j'] },
  'uploads.retry': { jobIds: ['j'] },
  'intake.add': { token: 't', accountId },
  'intake.forget': { token: 't' },
  'intake.stopCounting': undefined,
  'intake.addLink': { url: 'https://example.test/a.png', accountId },
  'intake.countLinks': { pictures: [{ url: 'https://example.test/a.png' }] },
  'intake.paste': undefined,
  'intake.choose': undefined,
  'postings.prepare': { token: 't', accountId, target: { id: 'c', label: 'Lamp' } },
  'postings.prepareLink': {
    url: 'https://example.test/a.png',
    accountId,
    target: { id: 'c', label: '' },
  },
  'postings.prepareMove': { jobIds: ['j'], accountId, target: { id: 'c', label: '' } },
  'postings.review': { jobIds: ['j'] },
  'postings.confirm': { token: 't' },
  'postings.forget': { token: 't' },
  'remedies.offers': { jobIds: ['j'] },
  'remedies.apply': { jobIds: ['j'], remedy: { kind: 'shrink', flatten: false } },
  'remedies.compare': { jobId: 'j' },
  'uploads.pause': { accountId: null },
  'uploads.resume': { accountId },
  'uploads.dismiss': { jobIds: ['a'] },
  'uploads.undoClear': { token: 'a' },
  'uploads.copyLinks': { batchId: 'b' },
  'copying.save': { token: 't' },
  'copying.qr': { mediaId: 1 },
  'copying.saveQr': { token: 't', as: 'png' },
  'copying.copyQr': { token: 't' },
  'uploads.targets': { accountId, search: '' },
};

it.each(calls.filter(([name]) => !name.startsWith('postings.')))(
  '%s puts nothing where people receive it',
  (name, input) => {
    const good = valid[name];
    const base = typeof good === 'object' ? good : {};
    expect(input.safeParse({ ...base, target: { id: 'c', label: 'Lamp' } }).success).toBe(false);
  },
);

describe.each(calls)('%s', (name, input) => {
  const good = valid[name];

  it('takes what it is meant to take', () => {
    expect(input.safeParse(good).success).toBe(true);
  });

  it('refuses a key that it does not know', () => {
    const base = typeof good === 'object' ? good : {};
    expect(input.safeParse({ ...base, extra: 1 }).success).toBe(false);
  });

  it('refuses a prototype that came by JSON', () => {
    const base = JSON.stringify(good ?? {}).slice(1, -1);
    const smuggled = JSON.parse(`{${base}${base === '' ? '' : ','}"__proto__":{"isAdmin":true}}`);
    expect(input.safeParse(smuggled).success).toBe(false);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it('answers rather than throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        expect(typeof input.safeParse(anything).success).toBe('boolean');
      }),
    );
  });
});

it.each([
  ['library.rows', { token: 't', start: 0, count: 501 }],
  ['library.rows', { token: 't', start: -1, count: 1 }],
  ['library.rows', { token: 't', start: 0.5, count: 1 }],
  ['library.copyLinks', { mediaIds: [] }],
  ['library.copyLinks', { mediaIds: Array.from({ length: 1_001 }, (_, id) => id + 1) }],
  ['library.gather', { mediaIds: Array.from({ length: 1_001 }, (_, id) => id + 1) }],
  ['removals.prepare', { mediaIds: Array.from({ length: 1_001 }, (_, id) => id + 1) }],
  ['library.open', { ...query, sort: { by: 'id; DROP TABLE media', descending: true } }],
  ['library.open', { ...query, filter: { text: 'x'.repeat(201) } }],
  ['accounts.rename', { accountId, label: '   ' }],
])('%s refuses %j', (name, value) => {
  const input = calls.find(([call]) => call === name)?.[1];
  expect(input?.safeParse(value).success).toBe(false);
});

it('keeps a failure whole on its way through JSON', () => {
  const rejected = {
    kind: 'file-rejected',
    rule: 'too-large',
    sizeBytes: 5,
    limitBytes: 4,
    foundType: null,
    accepts: ['image/png'],
  };
  expect(failure.parse(JSON.parse(JSON.stringify(rejected)))).toEqual(rejected);
  expect(failure.safeParse({ kind: 'teapot' }).success).toBe(false);
});
