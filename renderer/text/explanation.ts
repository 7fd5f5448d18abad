/** A failure as a person reads it. */
export interface Explanation {
  readonly title: string;
  readonly why: string;
  readonly remedy: string;
  /** What happened and why in one line of a list, without a full stop. */
  readonly short?: string;
}
