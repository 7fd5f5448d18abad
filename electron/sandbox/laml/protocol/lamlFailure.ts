import { jsonReply, type Reply } from '../../wire/reply.ts';
import type { Dialect } from './dialect.ts';
import type { LamlOptions } from './lamlOptions.ts';
import { xmlReply } from './xmlReply.ts';

/** A refusal in the terms that both APIs share. */
export interface LamlFailure {
  readonly status: number;
  readonly code: number;
  readonly message: string;
  readonly detail?: string;
}

export type Format = 'json' | 'xml';

export type FailureReply = (failure: LamlFailure, format: Format) => Reply;

/** How refusals are worded (providers.md 2.7, 3.7). */
export function createFailureReply(
  { moreInfo }: Pick<Dialect, 'moreInfo'>,
  form: NonNullable<LamlOptions['errorForm']>,
): FailureReply {
  return ({ status, code, message, detail }, format) => {
    const info = moreInfo(code);
    if (format === 'xml') {
      return xmlReply(status, {
        RestException: {
          Code: code,
          ...(detail !== undefined && { Detail: detail }),
          Message: message,
          MoreInfo: info,
          Status: status,
        },
      });
    }
    if (form === 'text-array') return jsonReply(status, { errors: [message] });
    if (form === 'coded-array') {
      return jsonReply(status, { errors: [{ code: String(code), message, more_info: info }] });
    }
    return jsonReply(status, {
      code,
      ...(detail !== undefined && { detail }),
      message,
      more_info: info,
      status,
    });
  };
}

export function notFound(path: string): LamlFailure {
  return { status: 404, code: 20404, message: `The requested resource ${path} was not found` };
}

export const methodNotAllowed: LamlFailure = {
  status: 405,
  code: 20004,
  message: 'Method not allowed',
};

export const tooManyRequests: LamlFailure = {
  status: 429,
  code: 20429,
  message: 'Too Many Requests',
};
