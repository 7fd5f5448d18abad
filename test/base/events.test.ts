import { expect, it } from 'vitest';
import { createBugs } from '../../electron/base/bugs.ts';
import { createEvents } from '../../electron/base/events.ts';
import { accountId } from '../../shared/ids.ts';
import { recordingLog } from './support/testHttp.ts';

const account = accountId.parse('shop');
function rig() {
  const log = recordingLog();
  const events = createEvents(createBugs(log));
  const heard: unknown[] = [];
  const hearAs = (name: string) => (event: string) => void heard.push(`${name}: ${event}`);
  return {
    events,
    log,
    heard,
    hearAs,
    tell: () => events.emit('libraryChanged', { accountId: account }),
  };
}

it('tells any number of listeners, in the order in which they came, until they leave', () => {
  const { events, heard, hearAs, tell } = rig();
  tell();
  const leave = events.subscribe(hearAs('first'));
  events.subscribe(hearAs('second'));
  tell();
  leave();
  leave();
  tell();
  expect(heard).toEqual([
    'first: libraryChanged',
    'second: libraryChanged',
    'second: libraryChanged',
  ]);
});

it('hears one function as often as it was subscribed, and each leaves by itself', () => {
  const { events, heard, hearAs, tell } = rig();
  const hear = hearAs('same');
  const leave = events.subscribe(hear);
  events.subscribe(hear);
  tell();
  leave();
  tell();
  expect(heard).toHaveLength(3);
});

it('writes a listener that throws down as a bug, and tells the others all the same', () => {
  const { events, log, heard, hearAs, tell } = rig();
  events.subscribe(() => {
    throw new TypeError('no window');
  });
  events.subscribe(hearAs('other'));
  expect(tell).not.toThrow();
  expect(heard).toEqual(['other: libraryChanged']);
  expect(log.lines).toMatchObject([{ event: 'bug', call: 'events.libraryChanged' }]);
});

it('tells nobody who left meanwhile, and whoever came meanwhile from the next one on', () => {
  const { events, heard, hearAs, tell } = rig();
  const leaves: (() => void)[] = [];
  events.subscribe(() => {
    for (const leave of leaves.splice(0)) leave();
    if (heard.length === 0) events.subscribe(hearAs('new'));
  });
  leaves.push(events.subscribe(hearAs('gone')));
  tell();
  expect(heard).toEqual([]);
});
