import { create } from 'zustand';
import type { JobId } from '../../../shared/ids.ts';
import type { UploadJob } from '../../../shared/upload.ts';
import { client } from '../../client.ts';

interface UploadsState {
  readonly jobs: ReadonlyMap<JobId, UploadJob>;
}

export const useUploads = create<UploadsState>(() => ({ jobs: new Map() }));

export function putJobs(changed: readonly UploadJob[]): void {
  useUploads.setState(({ jobs }) => {
    const next = new Map(jobs);
    for (const job of changed) next.set(job.id, job);
    return { jobs: next };
  });
}

export function dropJobs(ids: readonly JobId[]): void {
  useUploads.setState(({ jobs }) => {
    const next = new Map(jobs);
    for (const id of ids) next.delete(id);
    return { jobs: next };
  });
}

export async function loadUploads(): Promise<void> {
  putJobs(await client.uploads.list(undefined));
}
