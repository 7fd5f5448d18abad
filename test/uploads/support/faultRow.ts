import type { HttpLimits } from '../../../electron/http/httpLimits.ts';
import type { Network } from '../../../electron/http/httpTransport.ts';
import type { Fault } from '../../../electron/sandbox/faults/fault.ts';
import type { UploadRig } from './afterRow.ts';
import type { Way } from './way.ts';

export interface Arranged {
  /** Between the first file, which is stored by then, and the others. */
  between?(): void;
  /** While they are on their way. */
  during?(): Promise<void>;
}

/** One row of the table of faults: what goes wrong, and what may be seen of it afterwards. */
export interface FaultRow {
  readonly name: string;
  /** Ways on which this can go wrong; all unless given. */
  readonly only?: (way: Way) => boolean;
  readonly files?: number;
  readonly sizeBytes?: number;
  /** How many times as fast as the wall the queue's clock runs, as far as the way allows. */
  readonly speed?: number;
  readonly limits?: Partial<HttpLimits>;
  readonly network?: Network;
  readonly keepSession?: boolean;
  /** Before the files are added. */
  arm?(rig: UploadRig): void;
  /** The same, where there is more to do afterwards. */
  arrange?(rig: UploadRig): Arranged | Promise<Arranged>;
  /** Puts one of the files in its place; a plain file unless given. */
  place?(rig: UploadRig, name: string, bytes: Buffer): string;
  /** All are stored unless given. */
  readonly states?: readonly string[];
  /** Of files that each go by themselves: how many are refused for good. */
  readonly refused?: number;
  /** Requests that may have reached the sandbox, where files share them. */
  readonly mostRequests?: number;
  /** Where each file has its own: how many it may take beside one a file; one unless given. */
  readonly again?: number;
  /** Where only attaching was struck: how many uploads it may take beside one a file; none unless given. */
  readonly anew?: number;
}

/** Troubles of the next request that the way is struck at. */
export const onUpload = (...troubles: Fault[]) => ({
  arm(rig: UploadRig) {
    for (const trouble of troubles) rig.sandbox.faults.arm({ ...trouble, route: rig.way.route });
  },
});
