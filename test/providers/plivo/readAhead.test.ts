import { afterEach, describe, expect, it } from 'vitest';
import { plivo } from '../../../electron/providers/plivo/plivo.ts';
import { type Sandbox, startSandbox } from '../../../electron/sandbox/startSandbox.ts';
import { ask } from '../../sandbox/wire.ts';
import { listAll, open, signal } from '../support.ts';

let sandbox: Sandbox;
afterEach(() => sandbox.close());

interface Listed {
  readonly media_id: string;
}

/** The account's media as it lists them, of which some can be taken away while it is read. */
async function shrinking(items: number) {
  sandbox = await startSandbox({ items });
  const { items: listed } = await listAll(plivo, open(plivo, sandbox));
  const pages = Array.from({ length: Math.ceil(items / 20) }, (_, page) => page * 20);
  const answers = await Promise.all(
    pages.map(async (offset) => {
      const answer = await ask(sandbox, `Media/?limit=20&offset=${offset}`);
      return (await answer.json()) as { objects: Listed[] };
    }),
  );
  const objects = answers.flatMap((page) => page.objects);
  expect(objects.map(({ media_id }) => media_id)).toEqual(listed.map(({ ref }) => ref));
  const gone = new Set<string>();
  const left = () => objects.filter(({ media_id }) => !gone.has(media_id));
  sandbox.faults.arm({
    kind: 'rewrite',
    route: 'list',
    times: 1_000,
    change(body) {
      const meta = body['meta'] as { offset: number };
      const { offset } = meta;
      const there = left();
      return {
        ...body,
        meta: { ...meta, total_count: there.length },
        objects: there.slice(offset, offset + 20),
      };
    },
  });
  const before = sandbox.requests().length;
  const offsets = () =>
    sandbox
      .requests()
      .slice(before)
      .filter(({ route }) => route === 'list')
      .map(({ query }) => Number(new URLSearchParams(query).get('offset')));
  return { gone, left: () => left().map(({ media_id }) => media_id), offsets };
}

describe('a list that became shorter while it was read', () => {
  it.each([
    [1, 19],
    [3, 17],
    [20, 0],
  ])('is read again before the page that shows it: %i gone', async (count, readAgainFrom) => {
    const list = await shrinking(90);
    const walk = plivo.walk?.(open(plivo, sandbox), null, signal());
    const met: string[] = [];
    for (let page = await walk?.next(); page?.value; page = await walk?.next()) {
      const refs = page.value.items.map(({ ref }) => ref as string);
      // All that goes was met before: those behind it move to where was read already.
      if (met.length === 0) for (const ref of refs.slice(0, count)) list.gone.add(ref);
      met.push(...refs);
    }
    expect(met).toEqual(expect.arrayContaining(list.left()));
    const again = list.offsets().filter((offset) => offset % 20 !== 0 || offset === readAgainFrom);
    // The first page is asked for at the start too.
    expect(again).toEqual(readAgainFrom === 0 ? [0, 0] : [readAgainFrom]);
  });

  it('is not read again where nothing is missing', async () => {
    const list = await shrinking(90);
    const walk = plivo.walk?.(open(plivo, sandbox), null, signal());
    for (let page = await walk?.next(); page?.value; ) page = await walk?.next();
    expect(list.offsets().sort((a, b) => a - b)).toEqual([0, 20, 40, 60, 80]);
  });
});

it('a list is taken up again in the middle of a page', async () => {
  const list = await shrinking(90);
  const walk = plivo.walk?.(open(plivo, sandbox), '33', signal());
  const met: string[] = [];
  for (let page = await walk?.next(); page?.value; page = await walk?.next())
    met.push(...page.value.items.map(({ ref }) => ref as string));
  expect(met).toEqual(list.left().slice(33));
  expect(list.offsets().sort((a, b) => a - b)).toEqual([33, 53, 73]);
});
