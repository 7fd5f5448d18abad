import type { MediaRow } from '../../../shared/media.ts';
import type { MessageWarning } from '../../../shared/message.ts';
import type { ComposeLimits } from '../../../shared/outgoing.ts';
import { en } from '../../strings/en.ts';
import { formatBytes, formatBytesApart } from '../../text/format.ts';

export interface MessageLoad {
  readonly bytes: number;
  /** The size of some is not known. */
  readonly unknown: boolean;
  /** What makes it no message; null when nothing does. */
  readonly problem: string | null;
  /** That it is too many bytes, which smaller copies would help. */
  readonly tooLarge: boolean;
  readonly warnings: readonly MessageWarning[];
}

/** What some items come to as the load of one message. */
export function messageLoad(rows: readonly MediaRow[], limits: ComposeLimits): MessageLoad {
  const bytes = rows.reduce((sum, { sizeBytes }) => sum + (sizeBytes ?? 0), 0);
  const unknown = rows.some(({ sizeBytes }) => sizeBytes === null);
  const warnings: MessageWarning[] = [];
  if (limits.warnFiles !== null && rows.length > limits.warnFiles) warnings.push('many-files');
  if (limits.warnTotalBytes !== null && bytes > limits.warnTotalBytes) warnings.push('large');
  if (unknown) warnings.push('unknown-size');
  const problem = problemOf(rows.length, bytes, limits);
  const tooLarge = rows.length <= limits.maxFiles && problem !== null;
  return { bytes, unknown, problem, tooLarge, warnings };
}

function problemOf(files: number, bytes: number, limits: ComposeLimits): string | null {
  const words = en.messages.problems;
  if (files > limits.maxFiles) return words.files(limits.maxFiles);
  if (bytes <= limits.maxTotalBytes) return null;
  const over = formatBytes(bytes - limits.maxTotalBytes);
  return words.size(over, ...formatBytesApart(bytes, limits.maxTotalBytes));
}

/** A warning in words, with the figures of the account that sends. */
export function warningText(warning: MessageWarning, limits: ComposeLimits): string {
  const words = en.messages.warnings;
  switch (warning) {
    case 'many-files':
      return words['many-files'](limits.warnFiles);
    case 'large':
      return words.large(formatBytes(limits.warnTotalBytes ?? limits.maxTotalBytes));
    case 'unknown-size':
    case 'temporary-link':
    case 'unplanned-number':
      return words[warning];
    default:
      return warning satisfies never;
  }
}

/** "3 files, 1.2 MB", and that some of it is not known. */
export function loadText(files: number, bytes: number, unknown: boolean): string {
  const size = formatBytes(bytes);
  if (unknown && bytes === 0) return en.messages.totalAllUnknown(files);
  return unknown ? en.messages.totalUnknown(files, size) : en.messages.total(files, size);
}
