import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { chooseLamp, confirmPosting, uploadRow } from './support/actions.ts';
import { dropFiles } from './support/drop.ts';
import { jpegOfSize, writeFiles } from './support/files.ts';
import { launchWith, twilioConversationsForm } from './support/providers.ts';
import { expect, test } from './support/satchel.ts';

/** A line to the server behind `url` that can be made to take nothing more, without an end. */
async function openLine(url: string) {
  const { port, pathname } = new URL(url);
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port), '127.0.0.1');
    for (const end of [near, far]) {
      open.add(end);
      end.on('error', () => end.destroy());
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${pathname}`,
    stall() {
      for (const end of open) end.unpipe().pause();
    },
    close() {
      for (const end of open) end.destroy();
      server.close();
    },
  };
}

test('a file that stands still becomes slower by the second', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const { mcsUrl, conversationsUrl } = sandbox.twilioConversations;
  const line = await openLine(mcsUrl);
  const form = {
    ...twilioConversationsForm,
    endpoints: () => ({ twilioConversations: { mcsUrl: line.url, conversationsUrl } }),
  };
  try {
    const satchel = await launchWith(launch, form, sandbox);
    const { page } = satchel;
    sandbox.faults.arm({ kind: 'slow-read', bytesPerSecond: 3_000_000, route: 'mcs-upload' });
    const large = await jpegOfSize(120_000_000);
    await dropFiles(satchel, await writeFiles(join(dataDir, 'in'), [['large.jpg', large]]));
    await chooseLamp(page);
    await confirmPosting(page);
    const row = uploadRow(page, 'large.jpg');
    await expect(row).toContainText(/Uploading .+ of 120 MB · [\d.]+ MB\/s · \d+ .+ left/);
    line.stall();
    // Nothing tells of it any more, and yet the speed goes.
    await expect(row).toContainText(/Uploading .+ · [\d.]+ kB\/s/, { timeout: 40_000 });
  } finally {
    line.close();
  }
});
