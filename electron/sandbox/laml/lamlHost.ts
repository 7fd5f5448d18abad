import type { HostRules } from '../wire/exchange.ts';
import type { RateMeter } from '../wire/rateMeter.ts';
import type { Reply } from '../wire/reply.ts';
import type { Dialect } from './protocol/dialect.ts';
import type { LamlHandler } from './protocol/lamlCall.ts';
import {
  type FailureReply,
  type LamlFailure,
  methodNotAllowed,
  notFound,
  tooManyRequests,
} from './protocol/lamlFailure.ts';
import type { LamlHost, LamlRoute } from './protocol/lamlOptions.ts';
import { matchLamlPath } from './protocol/lamlPaths.ts';
import { lamlLists } from './protocol/listReply.ts';

export interface LamlHostDeps {
  readonly host: LamlHost;
  readonly dialect: Dialect;
  readonly accountSid: string;
  /** Judges credentials; null lets them in. */
  readonly judge: (authorization: string | undefined) => LamlFailure | null;
  readonly isProtected: () => boolean;
  readonly meter: RateMeter;
  readonly retryAfterSeconds?: number | undefined;
  readonly failureReply: FailureReply;
  readonly handlers: Readonly<Partial<Record<LamlRoute, LamlHandler>>>;
}

/** The API's own host: who may ask, and which route it is. */
export function createLamlHost(deps: LamlHostDeps): HostRules {
  const { dialect, accountSid, failureReply, meter } = deps;
  const { loadHeader } = dialect;
  const answer: HostRules['answer'] = async ({ request, url, seen, body }) => {
    const { pathname: path, searchParams: query } = url;
    const { headers } = request;
    const match = matchLamlPath(dialect, seen.method, path);
    const { format, messageSid, mediaSid } = match;
    const fail = (failure: LamlFailure) => {
      const reply = failureReply(failure, format);
      if (failure.status !== 401) return reply;
      return { ...reply, headers: { ...reply.headers, 'www-authenticate': 'Basic realm="API"' } };
    };
    if (match.kind === 'unknown') return fail(notFound(path));
    // A public file is there for everybody, but wrong credentials are never overlooked.
    const open = match.route === 'bytes' && !deps.isProtected();
    const refusal =
      open && headers.authorization === undefined ? null : deps.judge(headers.authorization);
    if (refusal) return fail(refusal);
    if (match.accountSid !== accountSid) return fail(open ? notFound(path) : dialect.unauthorized);
    if (meter.over()) return over(fail(tooManyRequests));
    const handler = match.route === null ? undefined : deps.handlers[match.route];
    if (!handler) return fail(methodNotAllowed);
    const { method, id: requestId } = seen;
    const call = { method, path, messageSid, mediaSid, format, query, headers, body, requestId };
    return handler({ ...call, fail });
  };
  const over = (reply: Reply): Reply => {
    const { retryAfterSeconds } = deps;
    if (retryAfterSeconds === undefined) return reply;
    return { ...reply, headers: { ...reply.headers, 'retry-after': String(retryAfterSeconds) } };
  };
  const loaded = (reply: Reply): Reply => {
    if (loadHeader === null) return reply;
    return { ...reply, headers: { ...reply.headers, [loadHeader]: String(meter.inFlight()) } };
  };
  return {
    host: deps.host,
    lists: lamlLists,
    routeOf: (method, path) => matchLamlPath(dialect, method, path).route ?? 'other',
    async answer(arrival) {
      const next = await answer(arrival);
      return typeof next === 'function' ? async () => loaded(await next()) : loaded(next);
    },
  };
}
