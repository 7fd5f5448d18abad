import { expect, it } from 'vitest';
import { sayFailure } from '../../../../renderer/stores/notices/sayFailure.ts';
import { useStatus } from '../../../../renderer/stores/notices/statusStore.ts';
import type { Failure } from '../../../../shared/failure.ts';

const said = () => useStatus.getState().status;
const offline: Failure = { kind: 'offline', host: 'api.example.test' };

it('says what did not work, why, and what can be done', () => {
  sayFailure({ kind: 'not-found' }, { what: 'Couldn’t get the link' });
  expect(said()).toMatchObject({
    text: 'Couldn’t get the link. The provider no longer has it. Refresh the library.',
    tone: 'bad',
  });
});

it('says what went wrong where nobody says what for, and ends the sentences of others', () => {
  sayFailure(
    { kind: 'forbidden', detail: null, said: 'Subaccounts may not' },
    { provider: 'Plivo' },
  );
  expect(said()?.text).toMatch(/^Plivo doesn’t allow this\. Subaccounts may not\. Check the/);
});

it('promises of nothing that it is tried again by itself', () => {
  const failures: Failure[] = [
    offline,
    { kind: 'rate-limited', retryAfterMs: null },
    { kind: 'rate-limited', retryAfterMs: 4_200 },
  ];
  for (const failure of failures) {
    sayFailure(failure);
    expect(said()?.text).toMatch(/ry again( in (a moment|5 s))?\.$/);
    expect(said()?.text).not.toContain('goes on');
  }
});

it('tells what to do about a link that is not fetched', () => {
  for (const detail of ['link-not-https', 'link-moves-on', 'link-with-credentials'] as const) {
    sayFailure({ kind: 'invalid-input', detail });
    expect(said()?.text).toMatch(/Save the file in your browser, then add it\.$/);
  }
});
