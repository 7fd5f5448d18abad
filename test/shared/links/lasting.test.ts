import { describe, expect, it } from 'vitest';
import { describeProvider } from '../../../electron/accounts/describeProvider.ts';
import { signalwire } from '../../../electron/providers/laml/signalwire.ts';
import { twilioMessaging } from '../../../electron/providers/laml/twilioMessaging.ts';
import { mcs } from '../../../electron/providers/mcs/mcs.ts';
import { plivo } from '../../../electron/providers/plivo/plivo.ts';
import type { Provider } from '../../../electron/providers/provider.ts';
import { accountId } from '../../../shared/ids.ts';
import { dayMs } from '../../../shared/keepalive/keepLimits.ts';
import { type LastingAccount, type LastingItem, lastingOf } from '../../../shared/links/lasting.ts';

const now = Date.UTC(2026, 10, 29, 12);
const hourMs = 3_600_000;
const idOf = (name: string) => accountId.parse(name);

const accountOf = (
  id: string,
  provider: Provider,
  more: Partial<LastingAccount> = {},
): LastingAccount => ({
  accountId: idOf(id),
  practice: false,
  provider: describeProvider(provider),
  access: 'public',
  ...more,
});
const itemOf = (id: string): LastingItem => ({
  accountId: idOf(id),
  contentType: 'image/png',
  sizeBytes: 1_000,
  storedAt: now - hourMs,
  usedAt: null,
  seenAt: now,
  goneAt: null,
});

describe('a link that lasts', () => {
  it('comes of a file at Plivo by sending it, keeping it alive or uploading it again, the longest first', () => {
    const told = lastingOf(itemOf('plivo'), [accountOf('plivo', plivo)], 90, now);
    expect(told.nowUntilAt).toBe(now + 5 * hourMs);
    expect(told.ways.map(({ kind, untilAt }) => [kind, untilAt])).toEqual([
      ['send', now + 365 * dayMs],
      ['keep', now + 90 * dayMs],
      ['renew', now + 6 * hourMs],
    ]);
  });

  it('comes of a copy only where uploads and their links last by themselves', () => {
    const accounts = [
      accountOf('from', signalwire, { access: 'protected' }),
      accountOf('plivo', plivo),
      accountOf('conversations', mcs),
      accountOf('messaging', twilioMessaging),
    ];
    const { ways, helpless } = lastingOf(itemOf('from'), accounts, 90, now);
    const copies = ways.flatMap((way) => (way.kind === 'copy' ? [way.accountId] : []));
    expect(copies).toEqual(['plivo']);
    expect(helpless).toEqual([
      { accountId: 'conversations', why: 'short-link' },
      { accountId: 'messaging', why: 'no-upload' },
    ]);
  });

  it('is never a copy that ends sooner, of a type that is refused, or in the practice sandbox', () => {
    const open = accountOf('open', signalwire);
    const sandbox = accountOf('sandbox', plivo, { practice: true });
    expect(lastingOf(itemOf('open'), [open, accountOf('plivo', plivo)], 90, now).ways).toEqual([]);
    const hidden = accountOf('open', signalwire, { access: 'protected' });
    const odd = { ...itemOf('open'), contentType: 'application/x-odd' };
    const told = lastingOf(odd, [hidden, accountOf('plivo', plivo), sandbox], 90, now);
    expect(told.ways.filter(({ kind }) => kind === 'copy')).toEqual([]);
    expect(told.helpless).toEqual([{ accountId: 'plivo', why: 'unfit' }]);
  });
});
