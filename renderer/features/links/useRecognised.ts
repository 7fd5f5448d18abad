import { useEffect, useState } from 'react';
import type { Recognised } from '../../../shared/contract/linkChecks.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { sayFailure } from '../../stores/notices/sayFailure.ts';
import { en } from '../../strings/en.ts';

/** Whose links are, in their order; of what is typed meanwhile, the last answer counts. */
export function useRecognised(links: readonly string[]): readonly Recognised[] {
  const [whose, setWhose] = useState<readonly Recognised[]>([]);
  const text = links.join('\n');
  useEffect(() => {
    let over = false;
    if (text === '') {
      setWhose([]);
      return;
    }
    client.linkChecks.recognise({ links: text.split('\n') }).then(
      (told) => {
        if (!over) setWhose(told);
      },
      (error: unknown) => {
        if (!over) sayFailure(failureOf(error), { what: en.checks.fresh.failed });
      },
    );
    return () => {
      over = true;
    };
  }, [text]);
  return whose;
}
