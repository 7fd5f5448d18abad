import { expect, it } from 'vitest';
import { driveOf } from '../../../electron/uploads/files/driveOf.ts';
import { createPatience, withPatience } from '../../../electron/uploads/files/patience.ts';
import { createTestClock } from '../../thumbnails/testClock.ts';

it('begins no more on a drive where many reads hang, and goes on everywhere else', async () => {
  const clock = createTestClock();
  const patience = createPatience(clock, 15_000);
  const begun: string[] = [];
  const hung: ((value: string) => void)[] = [];
  const read = (path: string, answers: boolean) =>
    withPatience(
      path,
      () => {
        begun.push(path);
        return answers ? Promise.resolve('read') : new Promise<string>((back) => hung.push(back));
      },
      patience,
      async () => 'given up',
    );

  const first = Array.from({ length: 8 }, (_, i) => read(`/mnt/nas/folder ${i}/a.png`, false));
  clock.advance(15_000);
  expect(await Promise.all(first)).toEqual(first.map(() => 'given up'));
  expect(await read('/mnt/nas/other/b.png', true)).toBe('given up');
  expect(begun).toHaveLength(8);
  expect(await read('/mnt/stick/c.png', true)).toBe('read');
  expect(await read('/home/ada/Pictures/d.png', true)).toBe('read');
  // One of them came back: the drive may answer again.
  hung[0]?.('at last');
  await new Promise((resolve) => setImmediate(resolve));
  expect(await read('/mnt/nas/other/b.png', true)).toBe('read');
});

it.each([
  ['/Volumes/Team/2026/a.png', '/Volumes/Team'],
  ['/mnt/nas/b.png', '/mnt/nas'],
  ['/media/ada/STICK/DCIM/c.jpg', '/media/ada/STICK'],
  ['/run/user/1000/gvfs/smb-share/d.jpg', '/run/user/1000/gvfs'],
  ['/home/ada/Pictures/trip/e.jpg', '/home/ada/Pictures'],
  ['/f.jpg', '/'],
  ['D:\\photos\\g.jpg', 'D:\\'],
  ['\\\\server\\share\\h.jpg', '\\\\server\\share\\'],
])('%s is on %s', (path, drive) => {
  expect(driveOf(path)).toBe(drive);
});
