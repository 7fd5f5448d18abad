import { join } from 'node:path';
import { root } from '../setup/folders.mjs';

const allWays = ['answers', 'frames', 'stalls', 'window'];

/**
 * For a driver that launches the app: its first window waits until the driver has connected, and the
 * app is as slow as SATCHEL_SLOW says. These go before the other arguments, and into the environment.
 */
export function driverLaunch() {
  const modules = ['holdReady.cjs', ...(slowWays().length > 0 ? ['slowly.cjs'] : [])];
  return {
    args: modules.flatMap((name) => ['-r', join(root, 'build', 'testing', name)]),
    env: { SATCHEL_DRIVER: `${process.pid}` },
  };
}

/** How SATCHEL_SLOW makes the app slow; throws on a way that there is not. */
export function slowWays() {
  const ways = (process.env['SATCHEL_SLOW'] ?? '').split(',').filter((way) => way !== '');
  const unknown = ways.find((way) => !allWays.includes(way));
  if (unknown === undefined) return ways;
  throw new Error(`SATCHEL_SLOW knows no "${unknown}"; its ways are ${allWays.join(', ')}.`);
}
