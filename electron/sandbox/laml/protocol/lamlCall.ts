import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import type { Reply } from '../../wire/reply.ts';
import type { Format, LamlFailure } from './lamlFailure.ts';

/** A request that was let in; its body is still to be read. */
export interface LamlCall {
  readonly method: string;
  readonly path: string;
  readonly messageSid: string;
  readonly mediaSid: string;
  readonly format: Format;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readable;
  readonly requestId: string;
  fail(failure: LamlFailure): Reply;
}

/** Reads the body first and acts later, so that faults can fall in between. */
export type LamlHandler = (call: LamlCall) => Promise<() => Promise<Reply>>;
