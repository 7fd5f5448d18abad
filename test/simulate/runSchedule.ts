import { createSandboxClocks } from '../../electron/sandbox/clocks/sandboxClocks.ts';
import { confirmedAudienceOf } from '../../electron/uploads/audience/audiencePrint.ts';
import { arm } from './arm.ts';
import { accounts } from './emptyDatabase.ts';
import { drawPlan, type Model } from './fault.ts';
import { faultsOf } from './faultsOf.ts';
import { findBroken } from './judge.ts';
import { type Accepted, keepAdding } from './keepAdding.ts';
import { createMachine, type Machine } from './machine.ts';
import { chatService, createModelChat } from './modelChat.ts';
import { audienceOfChat, conversations } from './modelChatReads.ts';
import { createModelServer } from './modelServer.ts';
import { createRandom } from './random.ts';
import { type Carries, strikeMoment } from './strikeMoment.ts';
import { createVirtualTime } from './virtualTime.ts';

export interface Verdict {
  readonly seed: number;
  readonly model: Model;
  readonly faults: number;
  /** Rules that were broken, in words; none when all is well. */
  readonly broken: readonly string[];
  readonly trace: readonly string[];
}

const hourMs = 3_600_000;

/** One life of the upload queue, decided by its seed in every detail. */
export async function runSchedule(seed: number, model: Model = 'listing'): Promise<Verdict> {
  const random = createRandom(seed);
  const plan = drawPlan(random, model, createRandom(seed ^ 0x1e55_c10c));
  const ofTwins = createRandom(seed ^ 0x7317_7317);
  const time = createVirtualTime();
  const began = time.trueNow();
  const trace: string[] = [];
  const tell = (what: string) => {
    trace.push(`${String(Math.round(time.trueNow() - began)).padStart(8)} ms  ${what}`);
  };
  const clocks = createSandboxClocks(time.trueNow, plan.clocks.offsets);
  tell(`clocks off by ${JSON.stringify(plan.clocks)}`);
  const server = createModelServer(clocks);
  const chat = createModelChat(clocks, plan.chat.rules);
  const moment = (carries: Carries) => strikeMoment(carries, { plan: plan.chat, machine, tell });
  const machine: Machine = createMachine({ plan, random, time, server, chat, moment, tell });
  const batches: Accepted[] = [];

  /** Somebody else stored the same before, and the library knows of it. */
  const storeTwin = (path: string) => {
    const name = path.split('/').at(-1) ?? path;
    const bytes = machine.disk.read(path) ?? Buffer.alloc(0);
    server.foreign({ name, contentType: 'image/png', bytes }, ofTwins.whole(1, 18_000) * 1_000);
    machine.refresh();
  };
  /** Half of what is dropped for a chat goes into one of its conversations. */
  const place = () => {
    const chatty = model === 'conversations' || (model === 'both' && random.chance(0.5));
    if (!chatty) return { account: accounts.main, target: null };
    const id = `${chatService}/${random.pick(conversations)}`;
    const audience = confirmedAudienceOf(audienceOfChat, time.trueNow());
    const target = random.chance(0.6) ? { id, label: id, audience } : null;
    return { account: accounts.chat, target };
  };
  const drop = (count: number) => {
    const paths = Array.from({ length: count }, () => {
      const known = machine.disk.paths();
      // Now and then the same file again, or another of the same name.
      if (known.length > 0 && random.chance(0.1)) return known[random.whole(0, known.length - 1)];
      const folder = random.chance(0.15) ? `/${known.length}` : '';
      const path = `${folder}/shot-${folder === '' ? known.length : random.whole(0, 9)}.png`;
      // Longer than what a request keeps back, now and then.
      const more = model !== 'listing' && random.chance(0.3) ? ' and more'.repeat(300) : '';
      const text = `bytes of ${path} ${random.whole(0, 9)}${more}`;
      if (!known.includes(path)) machine.disk.write(path, text);
      if (ofTwins.chance(plan.clocks.twins)) storeTwin(path);
      return path;
    }).filter((path) => path !== undefined);
    const batch: Accepted = { ...place(), paths, batchId: null };
    batches.push(batch);
    keepAdding(batch, { machine, time, tell });
  };

  for (let index = 0; index < plan.foreign; index += 1) {
    const bytes = Buffer.from(`Bytes of /shot-${index}.png 0`);
    server.foreign(
      { name: `shot-${index}.png`, contentType: 'image/png', bytes },
      index * 40_000 + 1_000,
    );
  }
  machine.start();
  for (const { atMs, to } of plan.clocks.sets) {
    time.after(atMs, () => {
      tell(`clocks are set: ${JSON.stringify(to)}`);
      clocks.skew(to);
    });
  }
  machine.refresh();
  for (const atMs of plan.clocks.refreshes ?? []) time.after(atMs, machine.refresh);
  for (const fault of plan.world) arm(fault, { machine, time, random, drop, tell });
  drop(plan.files);
  if (model === 'both') drop(random.whole(1, 6));

  const settled = () =>
    machine.service() !== null &&
    batches.every((batch) => batch.batchId !== null) &&
    !machine.busy();
  await time.run(() => false, 120_000);
  let end: 'done' | 'idle' | 'late' = 'late';
  for (let round = 0; round < 12 && end !== 'done'; round += 1) {
    // What waits for its person is tended to.
    machine.lock(null);
    machine.line.up = true;
    machine.resume();
    end = await time.run(settled, hourMs);
  }
  await time.run(() => false, 1_000);
  const broken = await findBroken({ machine, server, chat, batches, end, plan, time });
  return { seed, model, faults: faultsOf(plan), broken, trace };
}
