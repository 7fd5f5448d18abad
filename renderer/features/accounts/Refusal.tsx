import type { Failure } from '../../../shared/failure.ts';
import { explain } from '../../text/explain.ts';
import { Banner } from '../../ui/Banner.tsx';

interface RefusalProps {
  failure: Failure;
  provider: string;
  note?: string;
  /** `false` where the usual way out is not one. */
  remedy?: boolean;
}

/** Why a form could not do what was asked, above its fields and read out at once. */
export function Refusal({ failure, provider, note, remedy = true }: RefusalProps) {
  const told = explain(failure, { provider, once: true, entered: true });
  return (
    <Banner tone="danger" boxed urgent title={`${told.title}.`}>
      {[told.why, remedy ? told.remedy : undefined, note]
        .filter((part) => part !== undefined)
        .join(' ')}
    </Banner>
  );
}
