import { useEffect } from 'react';
import type { UploadJob } from '../../../shared/upload.ts';
import { throttle } from '../../bridge/throttle.ts';
import { accountIndex } from '../../stores/accounts/accountIndex.ts';
import { speak } from '../../stores/notices/spokenStore.ts';
import { useUploads } from '../../stores/uploads/uploadsStore.ts';
import { explain } from '../../text/explain.ts';
import { type Look, newsOf, nothingTold } from './news.ts';

/** Failures that come together are told together. */
const everyMs = 1_000;

function failedWhy(job: UploadJob | null) {
  if (job?.state !== 'failed') return null;
  const { title, why } = explain(job.failure, {
    provider: accountIndex().providerLabel(job.accountId),
  });
  return { name: job.name, why: `${title}: ${why}` };
}

/** Tells a screen reader how the uploads do, without showing anything. */
export function useUploadNews(): void {
  useEffect(() => {
    let { ends } = useUploads.getState();
    let told = { ...nothingTold, failed: ends.failed, over: ends };
    const tell = throttle(async () => {
      // Those that fail together are counted together.
      await new Promise((done) => setTimeout(done, everyMs / 4));
      const state = useUploads.getState();
      const lastFailed = failedWhy(state.lastFailed);
      const look: Look = { active: state.known.tally.active, ends: state.ends, lastFailed };
      const news = newsOf(told, look);
      told = news.told;
      if (news.sentences.length > 0) speak(news.sentences.join(' '));
    }, everyMs);
    return useUploads.subscribe((state) => {
      if (state.ends === ends) return;
      ends = state.ends;
      tell();
    });
  }, []);
}
