import { afterEach, describe, expect, test } from 'vitest';
import type { OutgoingMessage } from '../../electron/providers/composing.ts';
import { plivo } from '../../electron/providers/plivo/plivo.ts';
import type { Session } from '../../electron/providers/provider.ts';
import type { ClockOffsets } from '../../electron/sandbox/clocks/sandboxClocks.ts';
import type { Sandbox } from '../../electron/sandbox/startSandbox.ts';
import { startSandbox } from '../../electron/sandbox/startSandbox.ts';
import { open, openImpatient, signal } from './support.ts';

let sandbox: Sandbox | null = null;
afterEach(async () => {
  await sandbox?.close();
  sandbox = null;
});

const { compose } = plivo;
if (compose?.alike === undefined) throw new Error('Plivo tells what is there before');
const { alike } = compose;
const message: OutgoingMessage = {
  from: '+16465550145',
  to: '+12125550188',
  text: 'Hello',
  media: [],
};
const sent = async (session: Session, one = message) => {
  const outcome = await compose.send(session, one, {
    signal: signal(),
    beforeCommit: async () => {},
  });
  return outcome.kind === 'sent' ? outcome.messageRef : null;
};
const dayMs = 24 * 3_600_000;

describe.each<[string, ClockOffsets]>([
  ['clocks that agree', {}],
  ['message times 3 hours behind', { listed: -3 * 3_600_000 }],
  ['message times a day behind', { listed: -dayMs }],
  ['message times a day ahead', { listed: dayMs }],
])('with %s', (_, clocks) => {
  test('a lost message is told from those that were there before', async () => {
    sandbox = await startSandbox({ items: 0, clocks });
    const session = open(plivo, sandbox);
    const earlier = await sent(session);
    await sent(session, { ...message, to: '+12125550177' });
    const since = Date.now() - 2 * dayMs;
    const known = await alike(session, message, since, signal());
    expect(known).toEqual([earlier]);

    const taken = new Set(known);
    expect(await compose.find(session, message, since, signal(), taken)).toBeNull();
    sandbox.faults.arm({ kind: 'hang', route: 'send', at: 'stored' });
    expect(await sent(openImpatient(plivo, sandbox))).toBeNull();
    const found = await compose.find(session, message, since, signal(), taken);
    expect(found).not.toBeNull();
    expect(found).not.toBe(earlier);
  });
});

test('more than are read before a sending are not told at all', async () => {
  sandbox = await startSandbox({ items: 0 });
  const session = open(plivo, sandbox);
  for (let count = 0; count < 61; count += 1) await sent(session);
  expect(await alike(session, message, Date.now() - dayMs, signal())).toBeNull();
});
