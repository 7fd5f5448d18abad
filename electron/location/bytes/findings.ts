import type { Blank, Peek } from './peek.ts';

/** What was found in a file, or a part of one, so far. */
export interface Findings {
  /** What is written over the parts that tell a location. */
  readonly tells: Blank[];
  /** Over what tells more of it, such as the name of a city; nothing by itself. */
  readonly beside: Blank[];
  /** Over what cannot be read and may tell one. */
  readonly doubtful: Blank[];
  /** Something tells a location and cannot be written over. */
  stays: boolean;
  /** Something could not be looked into, nor be written over. */
  unsure: boolean;
}

/** A file, or a part of one as if it were a whole. */
export interface Look {
  readonly peek: Peek;
  readonly size: number;
  readonly found: Findings;
  /** So much work more; throws `LookSpent` once it is too much. */
  readonly spend: (work: number) => void;
  /** Looks at every byte of a part, from one position to another, by the rules of the whole file. */
  readonly inside: (part: Look, from?: number, to?: number) => Promise<void>;
}

/** The rest of the file was not looked at: nothing is known of it. */
export class LookSpent extends Error {
  override readonly name = 'LookSpent';
}

export function noFindings(): Findings {
  return { tells: [], beside: [], doubtful: [], stays: false, unsure: false };
}

/** No file that is made by a camera or a program needs as much. */
const mostWork = 8_000_000;

export function createSpending(most = mostWork): Look['spend'] {
  let left = most;
  return (work) => {
    left -= work;
    if (left < 0) throw new LookSpent();
  };
}

export function saysSomething({ tells, doubtful, stays, unsure }: Findings): boolean {
  return tells.length > 0 || doubtful.length > 0 || stays || unsure;
}
