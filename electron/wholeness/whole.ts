import type { Peek } from '../location/bytes/peek.ts';

/** A file as it is looked into: its bytes, and how many there are. */
export interface Whole {
  readonly peek: Peek;
  readonly size: number;
}
