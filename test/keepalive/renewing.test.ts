import { expect, it } from 'vitest';
import type { Judged } from '../../electron/keepalive/judgeMembers.ts';
import type { Member, StoredKeep } from '../../electron/keepalive/keepTable.ts';
import { renewing } from '../../electron/keepalive/renewing.ts';
import { type MediaId, mediaId } from '../../shared/ids.ts';

const [one, two, three] = [1, 2, 3].map((id) => mediaId.parse(id)) as [MediaId, MediaId, MediaId];
const member = (mediaId: MediaId, keepId: string, state: Member['state'] = 'kept'): Member => ({
  keepId,
  mediaId,
  times: 0,
  state,
  confirmed: false,
});
const keep = (id: string, state: StoredKeep['state'] = 'on') => ({ id, state }) as StoredKeep;
const judged = (of: Member, kind: 'due' | 'lasts', failure: Judged['failure'] = null) =>
  ({ member: of, judgement: { kind }, failure }) as Judged;
const nothing = { judged: new Map(), limited: [], cut: new Set<string>() };
const on = { enabled: true };

const of = (keeps: StoredKeep[], members: Member[], looked: Parameters<typeof renewing>[1]) =>
  renewing({ keeps: () => keeps, members: () => members }, looked, on);

it('is what is kept alive and not paused, over, asked about or renewed no more', () => {
  const keeps = [keep('on'), keep('paused', 'paused'), keep('over', 'over')];
  expect(of(keeps, [member(one, 'on'), member(two, 'on', 'asks')], nothing)).toEqual([one]);
  expect(of(keeps, [member(one, 'paused'), member(two, 'over')], nothing)).toEqual([]);
  expect(of(keeps, [member(one, 'on', 'times'), member(two, 'on', 'refused')], nothing)).toEqual(
    [],
  );
  // One keep is enough, whatever became of the other.
  expect(of(keeps, [member(one, 'paused'), member(one, 'on')], nothing)).toEqual([one]);
});

it('is none of what waits behind the limit for the day, or failed before', () => {
  const members = [member(one, 'on'), member(two, 'on'), member(three, 'on')];
  const failure = { kind: 'offline', host: 'api.plivo.com' } as const;
  const looks = [
    judged(member(one, 'on'), 'due'),
    judged(member(two, 'on'), 'lasts'),
    judged(member(three, 'on'), 'lasts', failure),
  ];
  const limited = [{ keepId: 'on', items: 1 }];
  const looked = { ...nothing, judged: new Map([['on', looks]]), limited };
  expect(of([keep('on')], members, looked)).toEqual([two]);
  expect(of([keep('on')], members, { ...looked, limited: [] })).toEqual([one, two]);
});

it('is nothing of what Settings hold back, by a limit of days or of items', () => {
  const members = [member(one, 'on'), member(two, 'on', 'held')];
  expect(of([keep('on')], members, nothing)).toEqual([one]);
  expect(of([keep('on')], members, { ...nothing, cut: new Set(['on']) })).toEqual([]);
});

it('is nothing while keep-alive is off', () => {
  const table = { keeps: () => [keep('on')], members: () => [member(one, 'on')] };
  expect(renewing(table, nothing, { enabled: false })).toEqual([]);
});
