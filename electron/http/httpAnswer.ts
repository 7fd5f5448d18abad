import type { z } from 'zod';
import { SatchelError } from '../../shared/failure.ts';
import type { Method } from './http.ts';
import { errorDetail } from './httpDetail.ts';
import { down, statusFailure } from './httpFailure.ts';
import { retryAfterMs } from './httpRetryAfter.ts';
import type { Answer } from './httpTransport.ts';
import { OwnRefusal } from './ownRefusal.ts';

export const isSuccess = (status: number) => status >= 200 && status < 300;

const isJson = (contentType: string | undefined) =>
  /^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(contentType ?? '');

/** Packed answers are refused rather than unpacked: a few kilobytes can grow to gigabytes. */
export function refusePacked(answer: Answer): void {
  const encoding = answer.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (encoding !== 'identity' && encoding !== '') {
    throw new SatchelError(down('unreadable-answer', answer.status));
  }
}

async function readText(answer: Answer, maxBytes: number, tooLong: 'cut' | 'refuse') {
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of answer.body as AsyncIterable<Buffer>) {
    total += chunk.length;
    if (total > maxBytes) {
      if (tooLong === 'cut') break;
      throw new SatchelError(down('unreadable-answer', answer.status));
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

export interface ErrorContext {
  readonly secrets: readonly string[];
  readonly now: number;
  readonly maxErrorBytes: number;
  readonly ownRefusal?: z.ZodType;
}

/** Throws the failure that an unsuccessful answer means; its body is read for the provider's words. */
export async function refuse(answer: Answer, context: ErrorContext): Promise<never> {
  const { status, headers } = answer;
  const packed = headers['content-encoding'] !== undefined;
  const said = packed
    ? ''
    : await readText(answer, context.maxErrorBytes, 'cut').catch((error: unknown) => {
        // The status is the answer; words lost on the way do not change what it means.
        if (error instanceof Error) return '';
        throw error;
      });
  const words = errorDetail(said, headers['content-type'] ?? '', context.secrets);
  const waitMs = retryAfterMs(headers['retry-after'], headers['date'], context.now);
  const failure = statusFailure({
    status,
    retryAfterMs: waitMs,
    code: words.code,
    said: words.detail,
  });
  const { ownRefusal } = context;
  const own = ownRefusal !== undefined && isRefusal(status) && isJson(headers['content-type']);
  throw own && fits(said, ownRefusal) ? new OwnRefusal(failure) : new SatchelError(failure);
}

/** Who gave up waiting, or broke down, has not refused anything. */
const isRefusal = (status: number) => status >= 400 && status < 500 && status !== 408;

function fits(text: string, schema: z.ZodType): boolean {
  try {
    return schema.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}

/** A success is a status, a content type and a body that fits; anything less is unreadable. */
export async function readJson<S extends z.ZodType>(
  answer: Answer,
  schema: S,
  maxBytes: number,
  method: Method = 'GET',
): Promise<z.infer<S>> {
  // Made where it is thrown alone: its stack is dear, and nearly every answer can be read.
  const unreadable = () => new SatchelError(down('unreadable-answer', answer.status));
  refusePacked(answer);
  let empty = answer.status === 204 || answer.status === 205 || method === 'HEAD';
  const told = empty || isJson(answer.headers['content-type']);
  if (!told && method !== 'DELETE') throw unreadable();
  const text = await readText(answer, maxBytes, 'refuse');
  // A deletion is done by any success that says nothing; what says something else is no answer to it.
  empty ||= method === 'DELETE' && text.trim() === '';
  if (!told && !empty) throw unreadable();
  let value: unknown;
  try {
    value = empty ? undefined : JSON.parse(text);
  } catch {
    throw unreadable();
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw unreadable();
  return parsed.data;
}
