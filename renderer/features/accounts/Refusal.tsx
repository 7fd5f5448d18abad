import type { Failure } from '../../../shared/failure.ts';
import { Banner } from '../../ui/Banner.tsx';
import { explain } from '../../ui/explain.ts';

interface RefusalProps {
  failure: Failure;
  provider: string;
  note?: string;
}

/** Why a form could not do what was asked, above its fields and read out at once. */
export function Refusal({ failure, provider, note }: RefusalProps) {
  const { title, why, remedy } = explain(failure, { provider });
  return (
    <Banner tone="danger" boxed urgent title={`${title}.`}>
      {[why, remedy, note].filter((part) => part !== undefined).join(' ')}
    </Banner>
  );
}
