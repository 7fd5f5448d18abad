import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { versionedJson } from '../../electron/database/versionedJson.ts';

/** Was a bare list of names once, then a list of objects, and has a title now. */
const guests = versionedJson({
  version: 3,
  schema: z.object({ title: z.string(), guests: z.array(z.object({ name: z.string() })) }),
  upgrades: {
    1: (names) => ({ guests: z.array(z.string()).parse(names) }),
    2: (document) => ({
      title: '',
      guests: z
        .object({ guests: z.array(z.string()) })
        .parse(document)
        .guests.map((name) => ({ name })),
    }),
  },
});

describe('versionedJson', () => {
  it('reads back what it wrote, with its version in the text', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.record({ name: fc.string() })), (title, list) => {
        const text = guests.write({ title, guests: list });
        expect(JSON.parse(text)).toEqual({ version: 3, title, guests: list });
        expect(guests.read(text)).toEqual({ kind: 'read', value: { title, guests: list } });
      }),
    );
  });

  it.each([
    ['without a version', '["a","b"]'],
    ['of version 2', '{"version":2,"guests":["a","b"]}'],
    ['of version 3', '{"version":3,"title":"","guests":[{"name":"a"},{"name":"b"}]}'],
  ])('reads a text %s as of today', (_, text) => {
    expect(guests.read(text)).toEqual({
      kind: 'read',
      value: { title: '', guests: [{ name: 'a' }, { name: 'b' }] },
    });
  });

  it('tells of a newer version, whatever is in it', () => {
    expect(guests.read('{"version":4,"title":"","guests":[]}')).toEqual({
      kind: 'newer',
      version: 4,
    });
  });

  it.each([
    ['nothing', null],
    ['no JSON', '{"version":3,'],
    ['another shape', '{"version":3,"title":1}'],
    ['a shape that cannot be upgraded', '{"version":2,"guests":7}'],
    ['a version that is none', '{"version":0,"title":"","guests":[]}'],
    ['a version that is no number', '{"version":"3","title":"","guests":[]}'],
  ])('tells that it cannot read %s', (_, text) => {
    expect(guests.read(text)).toEqual({ kind: 'unreadable' });
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(['read', 'newer', 'unreadable']).toContain(guests.read(text).kind);
      }),
    );
  });

  it('cannot be made without the upgrade from every earlier version', () => {
    const schema = z.object({ name: z.string() });
    const upgrade = (document: unknown) => document;
    expect(() => versionedJson({ version: 3, schema, upgrades: { 1: upgrade } })).toThrow(/2/);
    expect(() => versionedJson({ version: 2, schema, upgrades: {} })).toThrow(/1/);
  });
});
