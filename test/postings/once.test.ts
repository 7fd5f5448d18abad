import { afterEach, describe, expect, it } from 'vitest';
import { createOnce } from '../../electron/postings/once.ts';
import type { PostingDeps } from '../../electron/postings/postingService.ts';
import { chats } from '../remedies/support/remedyRig.ts';
import { picture } from '../uploads/support/uploadRig.ts';
import { openPostingRig } from './support/postingRig.ts';

let rig: Awaited<ReturnType<typeof openPostingRig>>['rig'];

async function open(changed: Partial<PostingDeps> = {}) {
  const room = await openPostingRig(changed);
  rig = room.rig;
  return room;
}

const spent = { failure: { kind: 'invalid-input', detail: 'token' } };
const posts = () =>
  rig.sandbox.requests().filter(({ route }) => route === 'chat-send' || route === 'mcs-upload');

describe('files that were counted once', () => {
  afterEach(() => rig.close());

  it('go to one place alone when they are prepared for two at the same time', async () => {
    const { postings, called, counted } = await open();
    const token = await counted(rig.file('a.png', picture(1)));
    const where = { token, accountId: chats };
    const [lamp, backpack] = [await called('lamp'), await called('backpack')];
    const first = postings.prepare({ ...where, target: lamp });
    const refused = expect(first).rejects.toMatchObject(spent);
    const second = await postings.prepare({ ...where, target: backpack });
    await refused;
    await postings.confirm({ token: second.token });
    const label = expect.stringContaining('backpack');
    expect(await rig.settled()).toMatchObject([{ state: 'stored', target: { label } }]);
    expect(posts()).toHaveLength(2);
  });

  it('are prepared for no other place while they are sent', async () => {
    const { postings, called, counted } = await open();
    const token = await counted(rig.file('a.png', picture(1)));
    const where = { token, accountId: chats };
    const [lamp, backpack] = [await called('lamp'), await called('backpack')];
    const shown = await postings.prepare({ ...where, target: lamp });
    const sending = postings.confirm({ token: shown.token });
    const second = postings.prepare({ ...where, target: backpack });
    await Promise.all([expect(second).rejects.toMatchObject(spent), sending]);
    await expect(postings.prepare({ ...where, target: backpack })).rejects.toMatchObject(spent);
    expect(await rig.settled()).toMatchObject([{ state: 'stored' }]);
    expect(posts()).toHaveLength(2);
  });

  it('of which only some could be written down are shown again without those', async () => {
    const tries: number[] = [];
    const { postings, called, counted } = await open({
      async add(_account, files, _target, onAdded) {
        tries.push(files.length);
        if (tries.length > 1) return { batchId: 'b' as never };
        onAdded(2);
        throw new Error('the disk is full');
      },
    });
    const files = ['a.png', 'b.png', 'c.png'].map((name) => rig.file(name, picture(1)));
    const asked = {
      token: await counted(...files),
      accountId: chats,
      target: await called('lamp'),
    };
    const { token } = await postings.prepare(asked);
    await expect(postings.confirm({ token })).rejects.toThrow('full');
    const again = await postings.prepare(asked);
    expect(again.files).toMatchObject([{ name: 'c.png' }]);
    await postings.confirm({ token: again.token });
    expect(tries).toEqual([3, 1]);
    await expect(postings.prepare(asked)).rejects.toMatchObject(spent);
  });
});

it('keeps nothing of a set that was not sent after so many others, and forgets its draft', async () => {
  const forgotten: string[] = [];
  const once = createOnce((draft) => forgotten.push(draft));
  const prepare = (set: string) => once(set, async () => ({ token: `draft of ${set}` }));
  for (let index = 0; index < 70; index += 1) await prepare(`set ${index}`);
  expect(forgotten.filter((draft) => draft !== '')).toEqual(
    Array.from({ length: 6 }, (_, index) => `draft of set ${index}`),
  );
});
