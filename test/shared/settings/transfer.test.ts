import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaults, type Settings } from '../../../shared/settings/settings.ts';
import { longestTransfer, readTransfer, writeTransfer } from '../../../shared/settings/transfer.ts';

const here = [
  { id: 'a1', provider: 'plivo', label: 'Shop' },
  { id: 'a2', provider: 'twilioMessaging', label: 'Shop' },
];
const there = here.map((account) => ({ ...account, id: `elsewhere-${account.id}` }));

const set: Settings = {
  ...defaults,
  copying: {
    format: 'template:t',
    templates: [{ id: 't', title: 'Row', text: '{url}' }],
    byItself: true,
  },
  notifications: { ...defaults.notifications, quietFrom: 1_320, quietUntil: 420 },
  retention: { edits: { a1: { used: { kind: 'duration', ms: 86_400_000 } } } },
};

/** The settings with what a file would change of them. */
function with_(now: Settings, text: string, accounts: typeof here): Settings {
  const read = readTransfer(text, now, accounts);
  if (read.kind !== 'read') throw new Error(read.why);
  const next = structuredClone(now) as unknown as Record<string, Record<string, unknown>>;
  for (const { section, key, value } of read.changes) {
    next[section] = { ...next[section], [key]: value };
  }
  return next as unknown as Settings;
}

const file = (settings: unknown, version = 1) =>
  JSON.stringify({ satchel: 'settings', version, settings });

describe('a file of settings', () => {
  it('brings all of them to another computer, accounts by provider and name', () => {
    const text = writeTransfer(set, here);
    expect(text).not.toContain('a1');
    const now = with_(defaults, text, there);
    expect(now).toEqual({
      ...set,
      retention: { edits: { 'elsewhere-a1': set.retention.edits['a1'] } },
    });
    expect(readTransfer(text, set, here)).toEqual({ kind: 'read', changes: [], left: [] });
  });

  it('may name any part, and changes nothing else', () => {
    const now = with_(set, file({ keepAlive: { mostDays: 7 } }), here);
    expect(now).toEqual({ ...set, keepAlive: { ...set.keepAlive, mostDays: 7 } });
  });

  it('leaves what is unknown, out of its limits or of no account here, and says which', () => {
    const text = file({
      later: {},
      appearance: { theme: 'sepia', later: 1 },
      keepAlive: 7,
      memory: { views: false },
      retention: { edits: [{ provider: 'plivo', label: 'Other' }] },
    });
    expect(readTransfer(text, defaults, here)).toEqual({
      kind: 'read',
      changes: [{ section: 'memory', key: 'views', value: false }],
      left: [
        { what: 'later', why: 'unknown' },
        { what: 'appearance.theme', why: 'unfit' },
        { what: 'appearance.later', why: 'unknown' },
        { what: 'keepAlive', why: 'unfit' },
        { what: 'plivo: Other', why: 'no-account' },
      ],
    });
  });

  it('leaves accounts as they are of which several have one name, here or where it was written', () => {
    const twins = [...here, { id: 'a3', provider: 'plivo', label: 'Shop' }];
    const edits = {
      a1: { used: { kind: 'duration', ms: 1 } },
      a3: { used: { kind: 'duration', ms: 2 } },
    } as const;
    const both: Settings = { ...defaults, retention: { edits } };
    const left = [{ what: 'plivo: Shop', why: 'same-name' }];
    const text = writeTransfer(both, twins);
    expect(readTransfer(text, both, twins)).toEqual({ kind: 'read', changes: [], left });
    expect(readTransfer(text, defaults, here)).toEqual({ kind: 'read', changes: [], left });
    const one = writeTransfer(set, here);
    expect(readTransfer(one, defaults, twins)).toMatchObject({ left });
  });

  it('leaves a section that would be wrong only with what stays', () => {
    const text = file({ notifications: { quietFrom: 60 }, memory: { views: false } });
    expect(readTransfer(text, defaults, here)).toEqual({
      kind: 'read',
      changes: [{ section: 'memory', key: 'views', value: false }],
      left: [{ what: 'notifications', why: 'unfit' }],
    });
  });

  it.each([
    ['', 'not-settings'],
    ['{"satchel":"archive","version":1,"settings":{}}', 'not-settings'],
    ['[]', 'not-settings'],
    [file({ a: ' '.repeat(longestTransfer) }), 'not-settings'],
    [file({}, 2), 'newer'],
    [file({}, -1), 'not-settings'],
  ])('is refused as a whole where it is none, or of a newer Satchel: %#', (text, why) => {
    expect(readTransfer(text, defaults, here)).toEqual({ kind: 'refused', why });
  });

  it('never breaks what reads it, and never names a key that is not a setting', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .dictionary(fc.constantFrom('memory', 'copying', '__proto__', 'retention'), fc.jsonValue())
        .map((all) => file(all)),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const read = readTransfer(text, defaults, here);
        if (read.kind === 'refused') return;
        for (const { section, key } of read.changes) {
          expect(Object.hasOwn(defaults[section], key)).toBe(true);
        }
      }),
    );
  });
});
