import {
  type UploadFacts,
  type UploadJob,
  uploadJobFields,
  uploadStateFields,
} from '../../../shared/upload.ts';

const factFields = [...uploadJobFields].filter((field) => !uploadStateFields.has(field));

/**
 * What a job keeps whatever state it comes into: everything but what its state says of it. So a fact that
 * is added to the schema, or that a newer Satchel wrote, is kept without anybody thinking of it.
 */
export function factsOf(job: UploadJob): UploadFacts {
  const fields: Readonly<Record<string, unknown>> = job;
  const kept: Record<string, unknown> = {};
  // In the order of the schema, as a job that was read from its row has them.
  for (const field of factFields) if (field in fields) kept[field] = fields[field];
  for (const field in fields) if (!uploadJobFields.has(field)) kept[field] = fields[field];
  return kept as UploadFacts;
}
