import { join } from 'node:path';
import { root } from '../setup/places.mjs';

/**
 * For a driver that launches the app: its first window waits until the driver has connected, and the
 * app is as slow as SATCHEL_SLOW says. These go before the other arguments, and into the environment.
 */
export function heldLaunch() {
  const modules = ['holdReady.cjs', ...(process.env['SATCHEL_SLOW'] ? ['slowly.cjs'] : [])];
  return {
    args: modules.flatMap((name) => ['-r', join(root, 'build', 'testing', name)]),
    env: { SATCHEL_DRIVER: `${process.pid}` },
  };
}
