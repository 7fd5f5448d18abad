/** What a contender is to do, as one argument of its process. */
export interface Task {
  readonly baseUrl: string;
  readonly authId: string;
  readonly authToken: string;
  readonly paths: readonly string[];
  /** A folder of its own. */
  readonly dir: string;
}

/** What it says when it is done, as the last line of its output. */
export interface Outcome {
  readonly ms: number;
  /** Over what the process held when it was ready to begin. */
  readonly memoryGrowthBytes: number;
  readonly [more: string]: number;
}

/**
 * Most memory that the process held while `work` ran, over what it held before. With `memory` false it is not
 * looked at, which takes processor time of its own.
 */
export async function measured(
  work: () => Promise<Readonly<Record<string, number>> | undefined>,
  { memory = true } = {},
) {
  const before = process.memoryUsage.rss();
  let most = before;
  const look = memory
    ? setInterval(() => {
        most = Math.max(most, process.memoryUsage.rss());
      }, 25)
    : undefined;
  const cpu = process.cpuUsage();
  const began = performance.now();
  const more = await work();
  const ms = performance.now() - began;
  clearInterval(look);
  const { user, system } = process.cpuUsage(cpu);
  most = Math.max(most, process.memoryUsage.rss());
  const outcome: Outcome = {
    ms,
    memoryGrowthBytes: most - before,
    cpuMs: (user + system) / 1e3,
    ...more,
  };
  process.stdout.write(`${JSON.stringify(outcome)}\n`);
}
