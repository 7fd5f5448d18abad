import { describe, expect, it } from 'vitest';
import { explain } from '../../../renderer/text/explain.ts';
import { type Failure, failure } from '../../../shared/failure.ts';
import {
  forbiddenDetail,
  inputDetail,
  type RefusalDetail,
  refusalDetail,
} from '../../../shared/failureDetails.ts';
import {
  invalidInput,
  notAllowed,
  notSaved,
  providerRefused,
  proxyFailure,
} from '../../../shared/failures.ts';

const rejected = (
  rule: 'empty' | 'too-large' | 'wrong-type' | 'unreadable' | 'changed' | 'folder',
) =>
  ({
    kind: 'file-rejected',
    rule,
    sizeBytes: 2_412_000,
    limitBytes: 2_000_000,
    foundType: null,
    accepts: ['image/jpeg', 'application/pdf'],
  }) satisfies Failure;

const downs = [
  'status',
  'unreadable-answer',
  'cut-answer',
  'timed-out',
  'redirected',
  'tls',
  'not-provider',
  'endless-list',
  'untold',
] as const;
const keychains = [
  'no-library',
  'no-service',
  'locked',
  'timed-out',
  'not-kept',
  'failed',
] as const;

const proxies = [
  'unreachable',
  'no-way-on',
  'credentials-needed',
  'credentials-refused',
  'sign-in-unknown',
  'refused',
  'no-proxy',
  'tls',
  'script',
] as const;
const libraries = ['locked', 'full', 'read-only', 'damaged', 'failed'] as const;

const disks = [
  'full',
  'no-rights',
  'folder-gone',
  'name-unfit',
  'too-large',
  'in-use',
  'changed',
  'other-bytes',
  'archive-unfit',
  'moved',
  'failed',
] as const;

const every: Failure[] = [
  ...inputDetail.options.map((detail) => ({ kind: 'invalid-input' as const, detail })),
  ...(['empty', 'too-large', 'wrong-type', 'unreadable', 'changed', 'folder'] as const).map(
    rejected,
  ),
  { ...rejected('too-large'), sizeBytes: null },
  { ...rejected('wrong-type'), foundType: 'application/zip' },
  { kind: 'unauthorized' },
  { kind: 'unauthorized', boundTo: 'api.frankfurt.de1.example' },
  { kind: 'forbidden', detail: null, said: null },
  { kind: 'forbidden', detail: null, said: 'Subaccounts may not.' },
  ...forbiddenDetail.options.map(notAllowed),
  { kind: 'not-found' },
  { kind: 'rate-limited', retryAfterMs: null },
  { kind: 'rate-limited', retryAfterMs: 4_200 },
  { kind: 'provider-refused', status: null, code: null, detail: null, said: null },
  {
    kind: 'provider-refused',
    status: 400,
    code: '120',
    detail: null,
    said: 'media too big',
  },
  ...refusalDetail.options.map((detail) => providerRefused({ status: 400, code: '7', detail })),
  ...downs.map((cause) => ({
    kind: 'provider-down' as const,
    cause,
    status: 500,
    retryAfterMs: null,
  })),
  { kind: 'provider-down', cause: 'status', status: null, retryAfterMs: 120_000 },
  { kind: 'offline', host: 'api.example.test' },
  { kind: 'provider-down', cause: 'tls', status: null, retryAfterMs: null, issuer: 'Company' },
  ...proxies.flatMap((cause) => [
    proxyFailure(cause, { host: 'api.example.test' }),
    proxyFailure(cause, {
      host: 'api.example.test',
      proxy: 'http://proxy.test:3128',
      status: 407,
      said: 'NTLM',
    }),
  ]),
  ...keychains.map((cause) => ({ kind: 'keychain-unavailable' as const, cause })),
  ...libraries.map((cause) => ({ kind: 'library-unavailable' as const, cause })),
  ...disks.map((cause) => ({ kind: 'not-saved' as const, cause })),
  { kind: 'audience-changed' },
  { kind: 'cancelled' },
  { kind: 'bug', reference: '7Q2K' },
];

describe('explain', () => {
  it('is tried here with every kind there is', () => {
    const kinds = failure.options.map((option) => option.shape.kind.value);
    expect(new Set(every.map(({ kind }) => kind))).toEqual(new Set(kinds));
  });

  it.each(every)('says what, why and what to do for %o', (one) => {
    const told = explain(one, { provider: 'Plivo' });
    for (const sentence of [told.title, told.why, told.remedy]) {
      expect(sentence.trim()).not.toBe('');
      expect(sentence).not.toMatch(/undefined|null|NaN|\[object/);
    }
    expect(told.title).not.toMatch(/\.$/);
  });

  it('says for which host a secret was entered that is sent to no other', () => {
    const moved = { kind: 'unauthorized', boundTo: 'api.frankfurt.de1.example' } as const;
    const told = explain(moved, { provider: 'Plivo' });
    expect(told.why).toContain('api.frankfurt.de1.example');
    expect(told.title).not.toBe(explain({ kind: 'unauthorized' }, { provider: 'Plivo' }).title);
  });

  it('gives both figures of a file that is too large', () => {
    expect(explain(rejected('too-large'), { provider: 'Plivo' }).why).toBe(
      '2.4 MB – Plivo’s limit is 2 MB.',
    );
  });

  it('says which types are taken', () => {
    const told = (foundType: string | null) =>
      explain({ ...rejected('wrong-type'), foundType }, { provider: 'Plivo' });
    expect(told('application/zip')).toMatchObject({
      short: 'ZIP archives can’t be sent',
      remedy: 'Add the files inside instead.',
    });
    expect(told('image/vnd.adobe.photoshop')).toMatchObject({
      short: 'Photoshop files can’t be sent',
      remedy: 'Export it as JPG.',
    });
    expect(told('video/quicktime')).toMatchObject({ title: 'QuickTime videos can’t be sent' });
    // Nothing that it could be exported as is taken: the types that are taken stay in sight.
    expect(told('video/quicktime').short).toBe(undefined);
    expect(told(null)).toMatchObject({
      title: 'Unknown file type',
      why: 'Plivo accepts JPG, PDF.',
    });
  });

  it('says of transparent parts whether it is the size or the type that has no room for them', () => {
    const told = (...accepts: string[]) =>
      explain({ ...rejected('too-large'), rule: 'transparent', accepts }, { provider: 'Plivo' });
    expect(told('image/jpeg').why).toBe('JPG doesn’t support it.');
    expect(told('image/jpeg').remedy).toContain('PNG');
    for (const size of [told('image/png'), told('image/jpeg', 'image/png'), told()]) {
      expect(size.why).toBe('With transparency, it doesn’t fit into 2 MB.');
      expect(size.remedy).not.toContain('PNG');
    }
  });

  it('keeps what the provider said', () => {
    const { why } = explain(
      {
        kind: 'provider-refused',
        status: 400,
        code: '120',
        detail: null,
        said: 'media too big',
      },
      { provider: 'Plivo' },
    );
    expect(why).toBe('Plivo says: “media too big” (status 400, code 120).');
  });

  it('says of each word that travels with a failure something else, and never the word itself', () => {
    const told = (one: Failure) => explain(one, { provider: 'Plivo' });
    const families: Failure[][] = [
      inputDetail.options.map((detail) => ({ kind: 'invalid-input' as const, detail })),
      forbiddenDetail.options.map(notAllowed),
      refusalDetail.options.map((detail) => providerRefused({ detail })),
    ];
    for (const family of families) {
      const reasons = family.map((one) => told(one).why);
      expect(new Set(reasons).size).toBe(family.length);
      for (const reason of reasons) expect(reason).toMatch(/^[A-Z].* .*\.$/);
    }
  });

  it('says what Satchel knows in its own words, and quotes the provider where that is more', () => {
    const told = (detail: RefusalDetail) =>
      explain(providerRefused({ code: '50511', detail, said: 'Type not allowed' }), {
        provider: 'Acme',
      }).why;
    expect(told('phone-unreachable')).toBe('The phone is turned off or out of reach (code 50511).');
    expect(told('not-attached')).toBe(
      'The file was uploaded, but couldn’t be added to the conversation. Acme says: “Type not allowed” (code 50511).',
    );
  });
});

describe('what names the provider or the archive', () => {
  it.each([
    invalidInput('cannot-link'),
    invalidInput('cannot-remove'),
    invalidInput('no-message'),
    providerRefused({ detail: 'still-there' }),
  ])('calls the provider by its name in %j', (failure) => {
    expect(explain(failure, { provider: 'SignalWire' }).why).toMatch(/^SignalWire /);
    expect(explain(failure, { provider: 'The provider' }).why).toMatch(/^The provider /);
  });

  it('offers no other folder for an archive whose folder is away', () => {
    const gone = notSaved('folder-gone');
    const { title, why, remedy } = explain(gone, { provider: 'Plivo', archive: true });
    expect(title).not.toBe(explain(gone, { provider: 'Plivo' }).title);
    expect(`${why} ${remedy}`).toMatch(/drive/);
    expect(remedy).not.toMatch(/another/);
  });

  it('leaves what is said of a damaged archive as it is', () => {
    const unfit = notSaved('archive-unfit');
    const told = explain(unfit, { provider: 'Plivo', archive: true });
    expect(told).toEqual(explain(unfit, { provider: 'Plivo' }));
  });
});
