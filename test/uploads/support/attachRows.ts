import type { Fault } from '../../../electron/sandbox/faults/fault.ts';
import type { UploadRig } from './afterRow.ts';
import { type FaultRow, onUpload } from './faultRow.ts';

/** Put into its conversation without a word of it, and what is met while that is asked for. */
const inDoubt = (...troubles: Fault[]) => ({
  again: 0,
  arm(rig: UploadRig) {
    rig.sandbox.faults.arm({ kind: 'reset', route: 'chat-send', at: 'stored', times: 3 });
    for (const trouble of troubles) rig.sandbox.faults.arm(trouble);
  },
});

const untold: Fault = {
  kind: 'rewrite',
  route: 'mcs-get',
  times: 99,
  change: (media) => ({ ...media, message_sid: null, channel_sid: null }),
};

/** What can only go wrong where a file arrives first and is attached second. */
export const attachRows: readonly FaultRow[] = [
  {
    name: 'a conversation that is no more',
    refused: 1,
    ...onUpload({ kind: 'answer', status: 404, body: { code: 20404, message: 'not found' } }),
  },
  {
    name: 'a wait longer than what arrived lives',
    speed: 200,
    again: 3,
    anew: 3,
    ...onUpload({ kind: 'answer', status: 429, headers: { 'Retry-After': '300' }, times: 3 }),
  },
  { name: 'an object that tells no message', ...inDoubt(untold) },
  {
    name: 'asked, and down',
    ...inDoubt({ kind: 'answer', status: 500, route: 'mcs-get', times: 4 }),
  },
  {
    name: 'asked, and not there at first',
    ...inDoubt({ kind: 'answer', status: 404, route: 'mcs-get', times: 6 }),
  },
  { name: 'asked, and cut', ...inDoubt({ kind: 'truncate', route: 'mcs-get', times: 2 }) },
  {
    name: 'asked, and the messages are down',
    ...inDoubt(untold, { kind: 'answer', status: 502, route: 'chat-messages', times: 4 }),
  },
  {
    name: 'asked, and throttled',
    ...inDoubt({
      kind: 'answer',
      status: 429,
      route: 'mcs-get',
      headers: { 'Retry-After': '20' },
      times: 2,
    }),
  },
  {
    name: 'quitting between arriving and being attached',
    again: 3,
    arrange(rig) {
      const { route } = rig.way;
      rig.sandbox.faults.arm({ kind: 'hang', route, at: 'received', times: 3 });
      return {
        async during() {
          await rig.until((jobs) => jobs.every((job) => job.arrived !== undefined));
          await rig.restart();
        },
      };
    },
  },
];
