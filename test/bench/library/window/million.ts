import type { BareApp } from '../../../bareApp/bareApp.ts';
import { inside, rest } from './place.ts';
import type { Note } from './windowReport.ts';

/** Whether the last of a million is reached, and every order opened without holding anything up. */
export async function measureMillion(app: BareApp, count: number, figure: Note) {
  await inside(app, 'untilPainted(60000)');
  await rest(3_000);
  await app.ask('longestPause');
  await inside(app, 'focusFirst()');
  await app.ask('press', { keyCode: 'End', modifiers: ['control'] });
  figure(
    `End until the last of ${count} is there`,
    [await inside<number>(app, `untilLast(${count})`)],
    'most',
  );
  await app.ask('press', { keyCode: 'Home', modifiers: ['control'] });
  await inside(app, 'jump(0)');
  await inside(app, 'jump(1)');
  figure(
    `scroll bar to the end: the last of ${count} is there`,
    [await inside<number>(app, `untilLast(${count})`)],
    'most',
  );
  await app.ask('longestPause');
  const pauses: number[] = [];
  const pages: number[] = [];
  const orders = [
    'stored',
    'name',
    'size',
    'end',
    'kind',
    'type',
    'from',
    'to',
    'account',
    'status',
    'used',
  ];
  for (const by of orders) {
    for (const descending of [true, false]) {
      const query = JSON.stringify({ filter: {}, sort: { by, descending } });
      const ms = await app.ask(
        'inWindow',
        `(async () => {
          const began = performance.now();
          const { value } = await satchel.ask('library.open', ${query});
          await satchel.ask('library.rows', { token: value.token, start: 0, count: 100 });
          return performance.now() - began;
        })()`,
      );
      pages.push(ms as number);
      await rest(500);
      pauses.push(await app.ask('longestPause'));
    }
  }
  figure(`first page of any order of ${count}`, pages, 'most', 'ms', 50);
  figure(`longest pause of the main process meanwhile`, pauses, 'most', 'ms', 16.7);
}
