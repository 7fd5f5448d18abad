import { describe, expect, it } from 'vitest';
import { indexOf } from '../../../../renderer/stores/accounts/accountIndex.ts';
import { addAbsenceIn, uploadersIn } from '../../../../renderer/stores/accounts/accountsInView.ts';
import type { ProviderInfo } from '../../../../shared/account.ts';
import { providerId } from '../../../../shared/ids.ts';
import { fakeAccounts, provider } from '../../harness/fakeRows.ts';

const limits = {
  maxFiles: 3,
  maxTotalBytes: 5_000_000,
  warnFiles: null,
  warnTotalBytes: null,
  maxTextLength: 1_600,
  whatsApp: false,
};
const taking: ProviderInfo = provider;
const sending: ProviderInfo = {
  ...provider,
  id: providerId.parse('sends'),
  label: 'Sends',
  capabilities: {
    upload: null,
    remove: { takesMessage: true },
    link: { kind: 'public', lifeMs: null, canBeOpened: false },
    compose: { limits, needsPublicLinks: true, senderPool: 'pool' },
  },
  absences: { upload: 'It takes no uploads.' },
};
const [one, two, three] = fakeAccounts(3);
if (one === undefined || two === undefined || three === undefined) throw new Error('no accounts');
const own = { ...one, practice: false };
const other = { ...two, providerId: sending.id };
const third = { ...three, providerId: providerId.parse('nobody-knows') };
const index = indexOf([own, other, third], [taking, sending]);

describe('the accounts in view', () => {
  it('take files, or say why they do not', () => {
    const ids = (selected: Parameters<typeof uploadersIn>[1]) =>
      uploadersIn(index, selected).map(({ accountId }) => accountId);
    expect([ids(null), ids(own.id), ids(other.id)]).toEqual([[own.id], [own.id], []]);
    expect(addAbsenceIn(index, null)).toBeNull();
    expect(addAbsenceIn(index, other.id)).toBe('It takes no uploads.');
    expect(addAbsenceIn(index, third.id)).toBeNull();
  });
});

describe('the index of accounts', () => {
  it('names accounts and their providers, and has words for those that are unknown', () => {
    expect(index.accountLabel(own.id)).toBe(own.label);
    expect(index.providerLabel(other.id)).toBe('Sends');
    expect(index.providerLabel(third.id)).toBe('The provider');
    expect(index.accountOf(third.id)).toBe(third);
    expect(index.providerOf(third.id)).toBeUndefined();
  });

  it('knows who sends, how much, and where smaller copies would go', () => {
    expect(index.senders.map(({ account }) => account.id)).toEqual([other.id]);
    expect(index.senders[0]?.copiesGoTo).toBe(own.label);
    expect(index.mostSent).toBe(3);
    expect(index.directed).toBe(true);
    const alone = indexOf([own], [taking]);
    expect([alone.senders, alone.mostSent, alone.directed]).toEqual([[], 0, false]);
  });
});
