import { join } from 'node:path';
import { root } from '../setup/places.mjs';

/**
 * For a driver that launches the app: its first window waits until the driver has connected. These
 * go before the other arguments, and into the environment.
 */
export function heldLaunch() {
  return {
    args: ['-r', join(root, 'build', 'testing', 'holdReady.cjs')],
    env: { SATCHEL_DRIVER: `${process.pid}` },
  };
}
