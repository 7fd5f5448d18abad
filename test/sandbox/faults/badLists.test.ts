import { afterEach, describe, expect, test } from 'vitest';
import { type Fault, type Sandbox, startSandbox } from '../../../electron/sandbox/startSandbox.ts';
import { accountOf, ask as askLaml } from '../laml/accounts.ts';
import { list, type WireList } from '../wire.ts';

let sandbox: Sandbox;
afterEach(() => sandbox.close());

async function start(fault: Fault): Promise<void> {
  sandbox = await startSandbox({ items: 25 });
  sandbox.faults.arm({ ...fault, times: 1_000 });
}

type As = Extract<Fault, { kind: 'bad-entries' }>['as'];

test.each<[As, unknown]>([
  ['null', null],
  ['number', 7],
  ['unnamed', expect.not.objectContaining({ media_id: expect.anything() })],
  ['null-name', expect.objectContaining({ media_id: null, file_name: expect.any(String) })],
  ['object-name', expect.objectContaining({ media_id: { id: 1 } })],
])('an entry that is %s stands among others that are as before', async (as, entry) => {
  await start({ kind: 'bad-entries', positions: [1], as, route: 'list' });
  const { objects, meta } = await list(sandbox);
  expect(objects[1]).toEqual(entry);
  expect(objects).toHaveLength(20);
  expect(meta.total_count).toBe(25);
  expect(objects[0]?.media_id).toEqual(expect.any(String));
});

const page = async (offset: number) => list(sandbox, `?offset=${offset}`);
const ids = ({ objects }: WireList) => objects.map(({ media_id }) => media_id);

describe('a list without an end', () => {
  test.each(['the-same', 'new', 'nothing'] as const)('brings %s on every page', async (brings) => {
    await start({ kind: 'endless-list', brings, route: 'list' });
    const pages: WireList[] = [];
    for (const offset of [0, 20, 40, 60, 80]) pages.push(await page(offset));
    const [first, ...others] = pages;
    const known = new Set(ids(first ?? (await page(0))));
    for (const [position, other] of others.entries()) {
      expect(other.objects).toHaveLength(brings === 'nothing' ? 0 : 20);
      expect(ids(other).filter((id) => !known.has(id))).toHaveLength(brings === 'new' ? 20 : 0);
      for (const id of ids(other)) known.add(id);
      expect(other.meta.total_count).toBeGreaterThan(pages[position]?.meta.total_count ?? 0);
    }
  });

  test('leads on by links, each to another position', async () => {
    await start({ kind: 'endless-list', brings: 'the-same', route: 'messages' });
    const account = accountOf(sandbox, 'signalwire');
    const links = new Set<string>();
    let query = 'PageSize=5';
    for (let turn = 0; turn < 12; turn += 1) {
      const answer = await askLaml(account, `Messages.json?${query}`);
      const { messages, next_page_uri } = (await answer.json()) as {
        messages: unknown[];
        next_page_uri: string;
      };
      expect(messages).toHaveLength(5);
      links.add(next_page_uri);
      query = next_page_uri.split('?')[1] ?? '';
    }
    expect(links.size).toBe(12);
  });
});
