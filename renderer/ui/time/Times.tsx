import { Fragment } from 'react';
import type { Timed } from '../../text/timed.ts';
import { Exact, ExactInRow } from './Exact.tsx';

interface TimesProps {
  readonly of: Timed | readonly Timed[];
  /** Where the keyboard goes from row to row and not to what is in them. */
  readonly inRow?: boolean;
}

const isList = (of: TimesProps['of']): of is readonly Timed[] => Array.isArray(of);

/** Facts one after another, each that tells of an instant exact to the second. */
export function Times({ of, inRow = false }: TimesProps) {
  const parts = isList(of) ? of : [of];
  const Time = inRow ? ExactInRow : Exact;
  return parts.map(({ text, at }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: facts have no other name, and keep their order.
    <Fragment key={index}>
      {index === 0 ? null : ' · '}
      {at === null ? text : <Time at={at} text={text} />}
    </Fragment>
  ));
}
