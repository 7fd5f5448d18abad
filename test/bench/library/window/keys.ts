import type { BareApp } from '../../../bareApp/bareApp.ts';
import { inside, rest } from './place.ts';
import type { Note } from './windowReport.ts';

/** Most of their keys find fewer items than the one before; with some there is nothing else to be seen. */
const words = ['pizza-friday-9', 'lotion 7', 'ps-sh', 'night ticket'];
const unansweredMs = 2_000;

interface Heard {
  /** Null where no other number of items was seen within two seconds. */
  readonly ms: number | null;
  readonly total: number;
}

/** How long it takes from a key in the search to what it finds, painted. */
export async function measureKeys(
  app: BareApp,
  { rounds, many }: { readonly rounds: number; readonly many: number },
  figure: Note,
): Promise<void> {
  await inside(app, 'untilPainted(60000)');
  const heard: (Heard & { readonly typed: string; readonly before: number })[] = [];
  for (let round = 0; round < rounds; round += 1) {
    let before = many;
    for (const word of words) {
      await inside(app, 'searchField()');
      // So long a hand takes from the field to the keys, at the least.
      await rest(300);
      for (let length = 1; length <= word.length; length += 1) {
        await inside(app, 'hearKey()');
        await app.ask('press', { keyCode: word[length - 1] ?? '' });
        const key = await inside<Heard>(app, 'keyed()');
        heard.push({ ...key, typed: word.slice(0, length), before });
        before = key.total;
        await rest(150);
      }
    }
  }
  const took: number[] = [];
  let [same, wrong] = [0, 0];
  // Asked only now: what was asked before it is typed would be answered sooner.
  for (const { ms, typed, total, before } of heard) {
    const expected = await inside<number>(app, `totalOf(${JSON.stringify(typed)})`);
    if (expected === before && ms === null) same += 1;
    else {
      took.push(ms ?? unansweredMs);
      if (total !== expected) wrong += 1;
    }
  }
  const [first = unansweredMs, ...others] = took;
  figure(`first key after a start, ${many}`, [first], 'most', 'ms');
  figure(`key to painted result, ${many}`, others, 'median');
  figure(`key to painted result, ${many}`, others, 'p95', 'ms', 50);
  const each = heard.flatMap(({ ms, typed }) =>
    ms === null ? [] : [`${JSON.stringify(typed)} ${ms.toFixed(0)} ms`],
  );
  console.log(each.join(', '));
  figure('keys whose result was not there within two seconds', [wrong], 'most', 'keys', 0);
  figure('keys that find as many as the one before, not counted', [same], 'most', 'keys');
}
