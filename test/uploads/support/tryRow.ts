import { expect } from 'vitest';
import { expectUnharmed, type UploadRig } from './afterRow.ts';
import type { FaultRow } from './faultRow.ts';
import { main, openUploadRig, picture } from './uploadRig.ts';
import { carriesFile, isGrouped, type Way } from './way.ts';

/** For the largest rows on a busy machine. */
export const rowLimitMs = 60_000;

/** The rig of a row on a way; whoever opens it closes it. */
export function openFor(row: FaultRow, way: Way): Promise<UploadRig> {
  const { limits, network, keepSession, speed = way.speed, anew = 0 } = row;
  // What has arrived dies in its five minutes, and a row that uploads none anew must not let it.
  const mostSpeed = way.targeted && anew === 0 ? way.speed : way.mostSpeed;
  return openUploadRig({
    way,
    speed: Math.min(speed, mostSpeed),
    patienceMs: rowLimitMs - 5_000,
    ...(limits === undefined ? {} : { limits }),
    ...(network === undefined ? {} : { network }),
    ...(keepSession === undefined ? {} : { keepSession }),
  });
}

/** Lets it go wrong as the row says, and judges what became of the files. */
export async function tryRow(row: FaultRow, rig: UploadRig): Promise<void> {
  const { way } = rig;
  const { files = 3, sizeBytes = 20_000, again = 1, refused = 0, anew = 0 } = row;
  const target = way.targeted ? await firstTarget(rig) : null;
  row.arm?.(rig);
  const arranged = (await row.arrange?.(rig)) ?? {};
  const sent = Array.from({ length: files }, (_each, i) => ({
    name: `shot-${i}.png`,
    bytes: picture(i + 1, sizeBytes),
  }));
  const place = row.place ?? ((_rig, name, bytes) => rig.file(name, bytes));
  const paths = sent.map(({ name, bytes }) => place(rig, name, bytes));
  if (arranged.between !== undefined) {
    await rig.add(paths.splice(0, 1), target);
    await rig.settled();
    arranged.between();
  }
  await rig.add(paths, target);
  await arranged.during?.();
  const states = (await rig.settled()).map((job) => job.state);
  if (!carriesFile(way)) {
    expect(rig.requestsOf('mcs-upload').length).toBeLessThanOrEqual(files + anew);
  }
  if (isGrouped(way) || refused === 0) {
    expect(states).toEqual(row.states ?? sent.map(() => 'stored'));
    await expectUnharmed(rig, sent, isGrouped(way) ? (row.mostRequests ?? 6) : files + again);
  } else {
    // Which of them it befell is for the network to say.
    expect(states.filter((state) => state === 'failed')).toHaveLength(refused);
    expect(states.filter((state) => state === 'stored')).toHaveLength(files - refused);
    await expectUnharmed(rig, sent, files);
  }
}

async function firstTarget(rig: UploadRig) {
  const {
    targets: [first],
  } = await rig.service().targets({ accountId: main, search: '' });
  if (first === undefined) throw new Error('there is no conversation');
  return { id: first.id, label: first.label };
}
