import type { HttpLimits } from '../../../electron/base/httpLimits.ts';
import type { Trouble } from '../../../electron/sandbox/fault.ts';
import type { Shop } from './afterRow.ts';

export interface Arranged {
  /** Between the first file, which is stored by then, and the others. */
  between?(): void;
  /** While they are on their way. */
  during?(): Promise<void>;
}

/** One row of the table of faults: what goes wrong, and what may be seen of it afterwards. */
export interface FaultRow {
  readonly name: string;
  readonly files?: number;
  readonly sizeBytes?: number;
  /** How many times as fast as the wall the queue's clock runs. */
  readonly speed?: number;
  readonly limits?: Partial<HttpLimits>;
  readonly keepSession?: boolean;
  /** Before the files are added. */
  arm?(shop: Shop): void;
  /** The same, where there is more to do afterwards. */
  arrange?(shop: Shop): Arranged | Promise<Arranged>;
  /** Puts one of the files in its place; a plain file unless given. */
  place?(shop: Shop, name: string, bytes: Buffer): string;
  /** All are stored unless given. */
  readonly states?: readonly string[];
  /** Requests with files that may have reached the sandbox. */
  readonly mostRequests?: number;
}

/** Troubles of the next request with files. */
export const onUpload = (...troubles: Trouble[]) => ({
  arm(shop: Shop) {
    for (const trouble of troubles) shop.sandbox.faults.arm({ ...trouble, route: 'upload' });
  },
});
