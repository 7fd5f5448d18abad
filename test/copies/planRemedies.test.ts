import sharp from 'sharp';
import { afterEach, expect, it } from 'vitest';
import { goingIn } from '../../shared/copies/goingIn.ts';
import { type CopyRig, openCopyRig } from './support/copyRig.ts';

let rig: CopyRig;
afterEach(() => rig.close());

it('counts an item once that several remedies would let go, and begins as many as it counted', async () => {
  rig = await openCopyRig({ items: 0 });
  const background = '#b5651d';
  const bytes = await sharp({ create: { width: 9, height: 9, channels: 3, background } })
    .webp()
    .toBuffer();
  const file = { name: 'logo.webp', contentType: 'image/webp', bytes };
  rig.sandbox.receive('signalwire', { files: [file] });
  const line = await rig.connect('signalwire');
  const items = await rig.read(line, 1);
  const shop = await rig.connect('plivo');
  const mediaIds = items.flatMap(({ id, contentType }) =>
    contentType === file.contentType ? [id] : [],
  );
  const { copies } = rig.services();
  const plan = await copies.plan({ items: { mediaIds }, to: shop });
  expect(plan.count).toBe(0);
  expect(plan.remedies.length).toBeGreaterThan(1);
  const all = new Set(plan.remedies.keys());
  expect(goingIn(plan, new Set(), false)).toBe(0);
  expect(goingIn(plan, all, false)).toBe(mediaIds.length);
  const remedies = plan.remedies.map(({ remedy }) => remedy);
  const run = await copies.begin({ token: plan.token, remedies });
  expect(run.of).toBe(mediaIds.length);
});
