import type { Failure } from '../../../shared/failure.ts';
import { fileRejected } from '../../../shared/failures.ts';
import type { UploadJob } from '../../../shared/upload.ts';
import { factsOf } from './factsOf.ts';
import type { UploadEvent } from './uploadMachine.ts';

type Checking = Extract<UploadJob, { state: 'checking' }>;

/** Tries that Satchel did not outlive: a file that ends it each time is not taken up for ever. */
const mostTries = 2;

/** What happens to a file before it is known to fit, and while what fits is made of it. */
export function stepChecking(job: Checking, event: UploadEvent): UploadJob {
  switch (event.kind) {
    case 'making':
      return withTries(job, 1);
    case 'spared':
      return withTries(job, -1);
    case 'remade': {
      if (job.making === undefined) return job;
      const { name, alteredFrom, keepsPlace } = event;
      const made = { name, alteredFrom, sizeBytes: null, ...(keepsPlace && { keepsPlace }) };
      const { toMake: _, ...facts } = factsOf(job);
      return { ...facts, state: 'checking', ...made };
    }
    case 'restarted':
      if ((job.making?.tries ?? 0) < mostTries) return job;
      return { ...factsOf(job), state: 'failed', failure: notMade(job) };
    case 'checked':
      return {
        ...factsOf(job),
        state: 'queued',
        sizeBytes: event.sizeBytes,
        contentType: event.contentType,
      };
    case 'failed': {
      const { failure } = event;
      return { ...factsOf(job), ...seenIn(failure), state: 'failed', failure };
    }
    case 'cancel':
      return { ...factsOf(job), state: 'cancelled' };
    default:
      return job;
  }
}

function withTries(job: Checking, more: 1 | -1): UploadJob {
  const { making } = job;
  if (making === undefined || making.tries + more < 0) return job;
  return { ...job, making: { ...making, tries: making.tries + more } };
}

function notMade({ sizeBytes, contentType, making }: Checking): Failure {
  return fileRejected('not-made', {
    sizeBytes,
    limitBytes: making?.maxBytes ?? null,
    foundType: contentType,
  });
}

/** What looking at a refused file told of it, so that it can be shown. */
function seenIn(failure: Failure): Partial<Pick<UploadJob, 'sizeBytes' | 'contentType'>> {
  if (failure.kind !== 'file-rejected') return {};
  const { sizeBytes, foundType } = failure;
  return {
    ...(sizeBytes !== null && { sizeBytes }),
    ...(foundType !== null && { contentType: foundType }),
  };
}
