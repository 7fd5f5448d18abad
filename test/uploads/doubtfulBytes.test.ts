import { Readable } from 'node:stream';
import { afterEach, expect, it } from 'vitest';
import { plivo } from '../../electron/providers/plivo/plivo.ts';
import { SatchelError } from '../../shared/failure.ts';
import { main, openUploadRig, picture } from './support/uploadRig.ts';

let rig: Awaited<ReturnType<typeof openUploadRig>>;
afterEach(() => rig.close());
const passes = (ms: number) => new Promise<void>((resolve) => rig.clock.after(ms, resolve));

/** Stored without an answer, while the host of the bytes does not give them yet. */
async function inDoubt(refusal: SatchelError | 'cut short'): Promise<{ relent(): void }> {
  rig = await openUploadRig();
  let relented = false;
  rig.state.provider = {
    ...plivo,
    async download(session, item, signal) {
      const found = await plivo.download(session, item, signal);
      if (relented) return found;
      found.body.destroy();
      if (refusal !== 'cut short') throw refusal;
      return { ...found, body: Readable.from([Buffer.from('half')]) };
    },
  };
  rig.sandbox.faults.arm({ kind: 'reset', route: 'upload', at: 'stored' });
  await rig.add([rig.file('one.png', picture(1))]);
  return {
    relent: () => {
      relented = true;
    },
  };
}

it.each([
  ['are not there yet', new SatchelError({ kind: 'not-found' })],
  ['are refused', new SatchelError({ kind: 'forbidden', detail: null, said: null })],
  ['are not whole', 'cut short' as const],
])(
  'sends nothing again while what is listed may be it, though its bytes %s',
  async (_, refusal) => {
    const { relent } = await inDoubt(refusal);
    await rig.until((jobs) => jobs.every((job) => job.state === 'unsure'));
    // Longer than absence takes to be believed.
    await passes(150_000);
    expect(await rig.service().list(undefined)).toMatchObject([{ state: 'unsure' }]);
    relent();
    expect(await rig.settled()).toMatchObject([{ state: 'stored', attempt: 1 }]);
    expect(rig.uploads()).toHaveLength(1);
  },
);

it('lets other files go up while the bytes of one cannot be had', async () => {
  const { relent } = await inDoubt(
    new SatchelError({ kind: 'forbidden', detail: null, said: null }),
  );
  await rig.until((jobs) => jobs.every((job) => job.state === 'unsure'));
  await passes(15_000);
  await rig.service().add(main, [{ kind: 'path', path: rig.file('two.png', picture(2)) }]);
  const stored = await rig.until((jobs) => jobs.some((job) => job.state === 'stored'));
  expect(stored.map(({ name, state }) => [name, state])).toEqual([
    ['one.png', 'unsure'],
    ['two.png', 'stored'],
  ]);
  relent();
  await rig.settled();
});

it('sends again what is not listed, whatever a stranger of that name holds', async () => {
  rig = await openUploadRig();
  rig.state.provider = {
    ...plivo,
    async stat() {
      throw new SatchelError({ kind: 'not-found' });
    },
    async download() {
      throw new SatchelError({ kind: 'not-found' });
    },
  };
  rig.sandbox.faults.arm({ kind: 'reset', route: 'upload', at: 'stored' });
  await rig.add([rig.file('one.png', picture(1))]);
  expect(await rig.settled()).toMatchObject([{ state: 'stored', attempt: 2 }]);
});
