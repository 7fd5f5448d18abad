import {
  type UploadFacts,
  type UploadJob,
  uploadJobFields,
  uploadStateFields,
} from '../../../shared/upload.ts';

const ranks = new Map([...uploadJobFields].map((field, rank) => [field, rank]));
const rankOf = (field: string) => ranks.get(field) ?? ranks.size;

/**
 * What a job keeps whatever state it comes into: everything but what its state says of it. So a fact that
 * is added to the schema, or that a newer Satchel wrote, is kept without anybody thinking of it.
 */
export function factsOf(job: UploadJob): UploadFacts {
  const kept = Object.entries(job).filter(([field]) => !uploadStateFields.has(field));
  // In the order of the schema, as a job that was read from its row has them.
  kept.sort(([a], [b]) => rankOf(a) - rankOf(b));
  return Object.fromEntries(kept) as UploadFacts;
}
