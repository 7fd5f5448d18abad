import { mkdir } from 'node:fs/promises';
import type { Satchel } from '../../e2e/support/satchel.ts';
import { beginMainPhase, endMainPhase, type Memory, memoryOf } from './mainWatch.ts';
import { ownWorkMs } from './ownWork.ts';
import { beginProfiles, endProfiles } from './profiles.ts';
import { beginWindowPhase, endWindowPhase, type WindowPauses } from './windowWatch.ts';

export interface Phase extends WindowPauses, Memory {
  readonly way: string;
  readonly name: string;
  /** Nothing of Satchel runs in it: what Chromium and the bench take by themselves. */
  readonly control: boolean;
  readonly mainPauseMs: number;
  /** Of the window, all of the phase. */
  readonly ownWorkMs: number;
  readonly times: Readonly<Record<string, number>>;
}

export type Measure = (
  name: string,
  work: () => Promise<Readonly<Record<string, number>> | undefined>,
  control?: boolean,
) => Promise<void>;

/** Measures one phase after the other, in the window and in the main process at once. */
export function createPhases(satchel: Satchel, way: string, profileDir: string | null) {
  const phases: Phase[] = [];
  const measure: Measure = async (name, work, control = false) => {
    const { app, page } = satchel;
    await beginWindowPhase(page);
    if (profileDir !== null) {
      await mkdir(profileDir, { recursive: true });
      await beginProfiles(satchel);
    }
    const before = await ownWorkMs(satchel);
    await beginMainPhase(app);
    const times = (await work()) ?? {};
    const pauses = await endWindowPhase(page);
    const mainPauseMs = await endMainPhase(app);
    if (profileDir !== null) await endProfiles(satchel, profileDir, `${way} ${name}`);
    const own = (await ownWorkMs(satchel)) - before;
    const memory = await memoryOf(app);
    phases.push({ way, name, control, times, mainPauseMs, ownWorkMs: own, ...pauses, ...memory });
  };
  return { phases, measure };
}
