import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withFailureOfNow } from '../../../electron/base/failures/olderFailure.ts';
import { explain } from '../../../renderer/text/explain.ts';
import { failure } from '../../../shared/failure.ts';
import { arbitraryOf } from '../../shared/support/arbitraryOf.ts';

const refused = { kind: 'provider-refused', status: 400, code: '21211' };
const attach = 'The file was uploaded, but the conversation did not take it.';

it.each([
  [
    { kind: 'invalid-input', detail: 'no-upload' },
    { kind: 'invalid-input', detail: 'no-upload' },
  ],
  [
    { kind: 'invalid-input', detail: 'field:from' },
    { kind: 'invalid-input', detail: 'sender' },
  ],
  [
    { kind: 'invalid-input', detail: 'field:serviceSid' },
    { kind: 'invalid-input', detail: 'field', field: 'serviceSid' },
  ],
  [
    { kind: 'invalid-input', detail: 'Not a place in the list.' },
    { kind: 'invalid-input', detail: 'unusable' },
  ],
  [
    { kind: 'forbidden', detail: null },
    { kind: 'forbidden', detail: null, said: null },
  ],
  [
    { kind: 'forbidden', detail: 'link-protected' },
    { kind: 'forbidden', detail: 'link-protected', said: null },
  ],
  [
    { kind: 'forbidden', detail: 'Subaccounts may not.' },
    { kind: 'forbidden', detail: null, said: 'Subaccounts may not.' },
  ],
  [
    { ...refused, detail: 'no such number' },
    { ...refused, detail: null, said: 'no such number' },
  ],
  [
    { ...refused, detail: 'There is no such conversation.' },
    { ...refused, detail: 'no-conversation', said: null },
  ],
  [
    { ...refused, detail: 'The phone could not be reached: it is off or out of reach.' },
    { ...refused, detail: 'phone-unreachable', said: null },
  ],
  [
    { ...refused, detail: `${attach} Type not allowed` },
    { ...refused, detail: 'not-attached', said: 'Type not allowed' },
  ],
  [
    { ...refused, detail: attach },
    { ...refused, detail: 'not-attached', said: null },
  ],
  [
    { ...refused, detail: `${attach} There is no such conversation.` },
    { ...refused, detail: 'not-attached-gone', said: null },
  ],
  [
    { kind: 'provider-refused', status: null, code: 'not-taken', detail: null },
    { kind: 'provider-refused', status: null, code: null, detail: 'not-taken', said: null },
  ],
  [
    { kind: 'bug', reference: 'upload-row 7' },
    { kind: 'bug', reference: 'upload-row 7' },
  ],
])('reads %j of an older row, and can explain it', (older, now) => {
  const row = withFailureOfNow({ id: 'a', state: 'failed', failure: older });
  expect(row).toEqual({ id: 'a', state: 'failed', failure: now });
  expect(explain(failure.parse(now), { provider: 'Acme' }).why).not.toBe('');
});

it.each([null, 7, 'text', [], {}, { failure: null }, { failure: 'no' }])(
  'leaves %j as it is',
  (document) => expect(withFailureOfNow(document)).toBe(document),
);

it('leaves every failure of now as it is', () => {
  fc.assert(
    fc.property(arbitraryOf(failure), (now) => {
      expect(withFailureOfNow({ failure: now })).toEqual({ failure: now });
    }),
    { seed: 9 },
  );
});
