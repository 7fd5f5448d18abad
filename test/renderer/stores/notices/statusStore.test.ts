import { beforeEach, expect, it } from 'vitest';
import { say, sayWhile, useStatus } from '../../../../renderer/stores/notices/statusStore.ts';

beforeEach(() => useStatus.setState({ status: null }));

it('says what is under way until it is over', () => {
  const over = sayWhile('Getting the file from the link…');
  expect(useStatus.getState().status).toMatchObject({ running: true });
  over();
  expect(useStatus.getState().status).toBeNull();
});

it('leaves alone what was said since', () => {
  const over = sayWhile('Getting the file from the link…');
  say('Copied');
  over();
  expect(useStatus.getState().status).toMatchObject({ text: 'Copied' });
});
