import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeUpload } from '../../electron/providers/plivo/judgeUpload.ts';
import type { SendOutcome } from '../../electron/providers/provider.ts';

const anyLink = (url: string) => url;

function stored(id: string, name: string | undefined, size: number | undefined = 10) {
  return { media_id: id, file_name: name, size, status: 'success', status_code: 201 };
}

function judged(objects: readonly unknown[], files: readonly [string, number][]) {
  const sent = files.map(([name, sizeBytes]) => ({ name, sizeBytes }));
  return judgeUpload(objects, sent, anyLink, ['canary']).map(short);
}

function short(outcome: SendOutcome): string {
  return outcome.kind === 'stored' ? outcome.item.ref : `${outcome.kind} ${outcome.failure.kind}`;
}

const unclear = 'unsure provider-down';

test('objects go to the files whose names they bear, in whatever order', () => {
  const objects = [stored('2', 'b.png'), stored('3', '/x/c.png'), stored('1', 'a.png')];
  const files: [string, number][] = [
    ['a.png', 10],
    ['b.png', 10],
    ['c.png', 10],
  ];
  expect(judged(objects, files)).toEqual(['1', '2', '3']);
});

test('equal names go by position', () => {
  const objects = [
    stored('1', 'a.png'),
    { file_name: 'a.png', status: 'failed', status_code: 400 },
  ];
  const files: [string, number][] = [
    ['a.png', 10],
    ['a.png', 10],
  ];
  expect(judged(objects, files)).toEqual(['1', 'failed provider-refused']);
});

test('a name that was escaped or is missing is found all the same', () => {
  expect(judged([stored('1', 'say %22hi%22.png')], [['say "hi".png', 10]])).toEqual(['1']);
  expect(judged([stored('1', 'say "hi".png')], [['say "hi".png', 10]])).toEqual(['1']);
  expect(judged([stored('1', 'say \\')], [['say "hi".png', 10]])).toEqual(['1']);
  expect(judged([stored('1', 'no')], [['say "hi".png', 10]])).toEqual([unclear]);
  expect(judged([stored('1', undefined)], [['a.png', 10]])).toEqual(['1']);
  expect(judged([stored('1', 'A_.png')], [['a .png', 10]])).toEqual(['1']);
  const long = 'ä'.repeat(80);
  expect(judged([stored('1', long.slice(0, 70))], [[`${long}.png`, 10]])).toEqual(['1']);
});

test.each([
  ['the wrong size', [stored('1', 'a.png', 11)]],
  ['another file', [stored('1', 'other.png', 11)]],
  ['another file of that size', [stored('1', 'other.png')]],
  ['no id', [{ file_name: 'a.png', status: 'success', status_code: 201 }]],
  ['no object', []],
  ['no sense', ['stored']],
])('%s is unclear', (_name, objects) => {
  expect(judged(objects, [['a.png', 10]])).toEqual([unclear]);
});

test('every refusal says what the provider said of it', () => {
  const refusal = (more: object) => {
    const object = { file_name: 'a.png', status: 'failed', ...more };
    const [outcome] = judgeUpload([object], [{ name: 'a.png', sizeBytes: 10 }], anyLink, [
      'canary',
    ]);
    return outcome?.kind === 'failed' ? outcome.failure : outcome;
  };
  const said = { status_code: 400, error_code: 7, error_message: 'file\u0000too large, canary' };
  expect(refusal(said)).toEqual({
    kind: 'provider-refused',
    status: 400,
    code: '7',
    detail: null,
    said: 'file too large, •••',
  });
  expect(refusal({ status_code: 201 })).toMatchObject({ kind: 'provider-refused', status: 400 });
  expect(refusal({})).toMatchObject({ kind: 'provider-refused', status: 400 });
  expect(refusal({ status_code: '429' })).toEqual({ kind: 'rate-limited', retryAfterMs: null });
  expect(refusal({ status_code: 500 })).toMatchObject({ kind: 'provider-down', status: 500 });
  expect(refusal({ status: 'success', status_code: 415 })).toMatchObject({ status: 415 });
});

test('whatever the answer, there is one outcome a file and no object serves two', () => {
  const name = fc.constantFrom('a', 'b', 'c');
  const object = fc.oneof(
    fc.anything(),
    fc.record({
      media_id: fc.constant(''),
      file_name: name,
      size: fc.constantFrom(10, undefined),
      status: fc.constantFrom('success', 'failed'),
    }),
  );
  const file = fc.record({ name, sizeBytes: fc.constantFrom(10, 11) });
  fc.assert(
    fc.property(fc.array(object), fc.array(file, { maxLength: 10 }), (objects, files) => {
      const numbered = objects.map((value, index) =>
        typeof value === 'object' && value !== null && !Array.isArray(value)
          ? { ...value, media_id: `m${index}` }
          : value,
      );
      const outcomes = judgeUpload(numbered, files, anyLink, []);
      expect(outcomes).toHaveLength(files.length);
      const refs = outcomes.flatMap((one) => (one.kind === 'stored' ? [one.item.ref] : []));
      expect(new Set(refs).size).toBe(refs.length);
    }),
  );
});
