import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { pictureEdges, stillVariants } from '../../../shared/pictures/variants.ts';
import { type DarkroomHost, startDarkroomHost } from '../../host/darkroomHost/start.ts';
import { heldDuring, heldMegabytes, workedBetween, workedMs } from './processes.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    pictures: { type: 'string', default: '200' },
    variant: { type: 'string', default: 'small' },
  },
});
const rounds = Number(values.rounds);
const pictures = Number(values.pictures);
const variant = stillVariants.find((one) => one === values.variant) ?? 'small';
const maxEdge = pictureEdges[variant];
/** Until what was let go of is given back. */
const afterwardsMs = 5_000;

const median = (all: readonly number[]) =>
  [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;
const say = (line: string) => console.log(line);

/** Pictures of 2 megapixels as phones make them: gradients, edges and noise, some 500 kB each. */
async function writePictures(folder: string, count: number): Promise<string[]> {
  const [width, height] = [1_600, 1_250];
  const noise = await sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 24 },
    },
  })
    .png()
    .toBuffer();
  const files: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const hue = (index * 47) % 360;
    const drawing = `<svg width="${width}" height="${height}" xmlns="http://www.w3.org/2000/svg">
      <defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="hsl(${hue} 60% 60%)"/>
      <stop offset="1" stop-color="hsl(${(hue + 90) % 360} 70% 35%)"/></linearGradient></defs>
      <rect width="100%" height="100%" fill="url(#g)" fill-opacity="0.82"/>
      <circle cx="${200 + (index % 9) * 140}" cy="600" r="${180 + (index % 5) * 40}" fill="hsl(${hue + 180} 70% 60%)"/></svg>`;
    const file = join(folder, `${index}.jpg`);
    await sharp(noise)
      .composite([{ input: Buffer.from(drawing) }])
      .jpeg({ quality: 88 })
      .toFile(file);
    files.push(file);
  }
  return files;
}

/** As quickly as sharp can: as many at once as there are cores, in plain Node. */
async function bySharp(files: readonly string[], folder: string): Promise<number> {
  await mkdir(folder, { recursive: true });
  const left = files.map((file, index) => ({ file, to: join(folder, `${index}.jpg`) }));
  const begun = performance.now();
  const work = async () => {
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      await sharp(next.file)
        .autoOrient()
        .resize(maxEdge, maxEdge, { fit: 'inside' })
        .jpeg({ quality: 85 })
        .toFile(next.to);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return performance.now() - begun;
}

function goal(name: string, value: string, met: boolean): void {
  say(`${met ? 'met   ' : 'MISSED'}  ${name}: ${value}`);
}

/**
 * How much more 2,000 pictures take than as many as were made before did: while they are made, at the most but for a
 * tenth of the time, and when a moment has passed afterwards.
 */
async function measureMemory(host: DarkroomHost, files: readonly string[], folder: string) {
  const make = (count: number, dir: string) => {
    const many = Array.from({ length: count }, (_, index) => files[index % files.length] ?? '');
    return heldDuring(host, host.ask('cachePictures', { files: many, dir, variant }));
  };
  const few = await make(files.length, join(folder, 'few'));
  await pause(afterwardsMs);
  const restedBefore = await heldMegabytes(host);
  const many = await make(2_000, join(folder, 'many'));
  await pause(afterwardsMs);
  const restedAfter = await heldMegabytes(host);
  const most = (held: readonly number[]) =>
    [...held].sort((a, b) => a - b)[Math.floor(held.length * 0.9)] ?? Number.NaN;
  const more = { meanwhile: most(many) - most(few), afterwards: restedAfter - restedBefore };
  say(
    `all processes: ${most(few).toFixed(0)} MB while ${files.length} are made, ` +
      `${most(many).toFixed(0)} while 2,000 are; ${restedBefore.toFixed(0)} and ${restedAfter.toFixed(0)} afterwards`,
  );
  goal('2,000: at most 50 MB more', `${more.meanwhile.toFixed(0)} MB`, more.meanwhile <= 50);
  goal('and afterwards', `${more.afterwards.toFixed(0)} MB`, more.afterwards <= 50);
}

async function main(): Promise<void> {
  sharp.concurrency(1);
  sharp.cache(false);
  const folder = await mkdtemp(join(tmpdir(), 'satchel-thumbnail-bench-'));
  const host = await startDarkroomHost();
  try {
    const from = join(folder, 'originals');
    await mkdir(from);
    const files = await writePictures(from, pictures);
    await writeFile(join(folder, 'nothing'), '');
    // The first of each opens what it needs.
    await bySharp(files.slice(0, 10), join(folder, 'sharp-first'));
    await host.ask('cachePictures', {
      files: files.slice(0, 10),
      dir: join(folder, 'first'),
      variant,
    });
    const times = { sharp: [] as number[], satchel: [] as number[], late: [] as number[] };
    const work = { sharp: [] as number[], satchel: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      const began = process.cpuUsage();
      times.sharp.push(await bySharp(files, join(folder, `sharp-${round}`)));
      const { user, system } = process.cpuUsage(began);
      work.sharp.push((user + system) / 1_000);
      const before = await workedMs(host);
      const dir = join(folder, `satchel-${round}`);
      const made = await host.ask('cachePictures', { files, dir, variant });
      if (made.failed > 0) throw new Error(`${made.failed} were not made`);
      times.satchel.push(made.ms);
      times.late.push(made.mainLateP99);
      work.satchel.push(workedBetween(before, await workedMs(host)));
    }
    const [theirs, ours] = [median(times.sharp), median(times.satchel)];
    const each = (ms: number) => `${(ms / pictures).toFixed(1)} ms a picture`;
    say(
      `${pictures} pictures of 2 Mpx to ${maxEdge} px, files to files, medians of ${rounds} rounds`,
    );
    say(`sharp ${each(theirs)}, Satchel ${each(ours)}`);
    say(`processor time: sharp ${each(median(work.sharp))}, Satchel ${each(median(work.satchel))}`);
    // Round by round, since other work beside them slows both of a round alike.
    const share = median(times.sharp.map((ms, round) => ms / (times.satchel[round] ?? ms)));
    goal('at least 0.85 of sharp', share.toFixed(2), share >= 0.85);
    const late = median(times.late);
    goal('main process p99 under 20 ms', `${late.toFixed(1)} ms`, late < 20);
    await measureMemory(host, files, folder);
  } finally {
    await host.close();
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
process.exit();
