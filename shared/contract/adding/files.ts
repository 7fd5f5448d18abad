import { z } from 'zod';
import { accountId, batchId } from '../../ids.ts';
import { intakeCount } from '../../intake.ts';
import { call, token } from '../parts/parts.ts';
import { type HandedFile, maxHandedBytes, mostHanded } from './handedFile.ts';

/** The longest paths there are would together be hundreds of megabytes. */
const maxPathText = 8 * 1024 * 1024;
const maxBytesAtOnce = 4 * maxHandedBytes;

const handedFile: z.ZodType<HandedFile> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('path'), path: z.string().min(1).max(32_768) }),
  z.strictObject({
    kind: z.literal('bytes'),
    name: z.string().max(1_024),
    bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= maxHandedBytes),
  }),
]);

const sum = (all: readonly HandedFile[], of: (file: HandedFile) => number) =>
  all.reduce((total, file) => total + of(file), 0);
const pathText = (file: HandedFile) => (file.kind === 'path' ? file.path.length : 0);
const bytesOf = (file: HandedFile) => (file.kind === 'bytes' ? file.bytes.byteLength : 0);

/** The number is looked at before any of them is. */
export const handedFiles = z
  .array(z.unknown())
  .min(1)
  .max(mostHanded)
  .pipe(
    z
      .array(handedFile)
      .refine((all) => sum(all, pathText) <= maxPathText)
      .refine((all) => sum(all, bytesOf) <= maxBytesAtOnce),
  );

/**
 * What only a host may ask, since it names files: the process that holds the window, on behalf of the
 * preload which heard what a person dropped, or a command line. It is no part of what the window can ask.
 */
export const files = {
  /** They reach nobody: what is put into a conversation is counted, prepared and confirmed (`postings`). */
  add: call(z.strictObject({ accountId, files: handedFiles }), z.object({ batchId })),
  /** Looks into folders and adds nothing. With a token, together with what was counted under it before. */
  count: call(z.strictObject({ files: handedFiles, token: token.nullable() }), intakeCount),
} as const;
