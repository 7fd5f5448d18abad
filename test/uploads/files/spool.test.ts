import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSpool } from '../../../electron/uploads/files/spool.ts';
import { SatchelError } from '../../../shared/failure.ts';
import { jobId } from '../../../shared/ids.ts';
import { main, openRemedyRig } from '../../remedies/support/remedyRig.ts';

const id = jobId.parse('job');
const bytes = Buffer.from('picture');

describe('the spool', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'satchel-spool-'));
  });
  afterEach(() => {
    chmodSync(dir, 0o700);
    rmSync(dir, { recursive: true });
  });
  const refused = (cause: string) => ({ failure: { kind: 'library-unavailable', cause } });

  it('leaves nothing of what a full disk does not take, and says that it is full', async () => {
    const spool = createSpool(dir, async (path) => {
      writeFileSync(path, 'pic');
      return open('/dev/full', 'w');
    });
    await expect(spool.write(id, bytes)).rejects.toMatchObject(refused('full'));
    expect(readdirSync(dir)).toEqual([]);
  });

  it('says that it may not write', async () => {
    const spool = createSpool(dir);
    chmodSync(dir, 0o500);
    await expect(spool.write(id, bytes)).rejects.toMatchObject(refused('read-only'));
  });

  it('never touches a copy that is there', async () => {
    const spool = createSpool(dir);
    const path = await spool.write(id, bytes);
    await expect(spool.write(id, Buffer.from('other'))).rejects.toThrow('EEXIST');
    expect(readFileSync(path)).toEqual(bytes);
  });
});

describe('adding bytes of which the second cannot be kept', () => {
  let rig: Awaited<ReturnType<typeof openRemedyRig>>;
  beforeEach(async () => {
    rig = await openRemedyRig();
  });
  afterEach(() => rig.close());

  const full = { failure: { kind: 'library-unavailable', cause: 'full' } };
  /** When its turn comes, the first is on disk. */
  const unkept = (): Uint8Array => {
    expect(readdirSync(join(rig.dir, 'spool'))).toHaveLength(1);
    throw new SatchelError({ kind: 'library-unavailable', cause: 'full' });
  };
  const adding = {
    uploads: () =>
      rig.run().uploads.add(main, [
        { kind: 'bytes', name: 'a', bytes },
        {
          ...{ kind: 'bytes', name: 'b' },
          get bytes() {
            return unkept();
          },
        },
      ]),
    copies: () =>
      rig.run().remedies.shrinkInto(main, [
        { name: 'a', contentType: null, maxBytes: 9, bytes },
        {
          ...{ name: 'b', contentType: null, maxBytes: 9 },
          get bytes() {
            return unkept();
          },
        },
      ]),
  };

  it.each(['uploads', 'copies'] as const)('leaves no %s', async (which) => {
    await expect(adding[which]()).rejects.toMatchObject(full);
    await expect.poll(() => readdirSync(join(rig.dir, 'spool'))).toEqual([]);
    expect(await rig.run().uploads.list(undefined)).toEqual([]);
  });
});
