import { systemClock } from '../../../electron/base/clock.ts';
import type { Log, LogFields } from '../../../electron/base/log.ts';
import { type Authorization, basicAuthorization } from '../../../electron/http/authorization.ts';
import { createHttp } from '../../../electron/http/createHttp.ts';
import type { Http } from '../../../electron/http/http.ts';
import type { HttpLimits } from '../../../electron/http/httpLimits.ts';
import type { Failure } from '../../../shared/failure.ts';
import { SatchelError } from '../../../shared/failure.ts';

export const auth = { username: 'MAEXAMPLEEXAMPLE0001', password: 'canary-7f3e:pass/word+€' };

export function testHttp(
  origin: string,
  options: {
    limits?: Partial<HttpLimits>;
    log?: Log;
    authorization?: Authorization;
  } = {},
): Http {
  const { authorization = basicAuthorization(auth.username, auth.password) } = options;
  const { limits, log = { info() {}, error() {} } } = options;
  return createHttp(
    { baseUrl: `${origin}/v1`, authorization },
    { clock: systemClock, log, ...(limits === undefined ? {} : { limits }) },
  );
}

export function recordingLog(): Log & { lines: LogFields[] } {
  const lines: LogFields[] = [];
  const write = (fields: LogFields) => void lines.push(fields);
  return { lines, info: write, error: write };
}

export function signal(): AbortSignal {
  return new AbortController().signal;
}

/** The error that the work must end with. */
export async function errorOf(work: Promise<unknown>): Promise<SatchelError> {
  const error = await work.then(
    (value) => new Error(`nothing was thrown, but ${JSON.stringify(value)} given`),
    (thrown: unknown) => thrown,
  );
  if (error instanceof SatchelError) return error;
  throw error;
}

export async function failureOf(work: Promise<unknown>): Promise<Failure> {
  return (await errorOf(work)).failure;
}
