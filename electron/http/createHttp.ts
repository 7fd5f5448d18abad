import type { z } from 'zod';
import { SatchelError } from '../../shared/failure.ts';
import { providerRefused } from '../../shared/failures.ts';
import { createBugs } from '../base/bugs.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { checkedAuthorization } from './authorization.ts';
import type { Http, HttpTarget } from './http.ts';
import type { ErrorContext } from './httpAnswer.ts';
import { isSuccess, readJson, refuse } from './httpAnswer.ts';
import { openBytes } from './httpBytes.ts';
import type { Deadline } from './httpDeadline.ts';
import { startDeadline } from './httpDeadline.ts';
import { down, transportFailure, unreached } from './httpFailure.ts';
import type { HttpLimits } from './httpLimits.ts';
import { defaultLimits } from './httpLimits.ts';
import { decodedPath, hopUrl, linkUrl, parseBaseUrl, resolvePath } from './httpOrigin.ts';
import { instantOf } from './httpRetryAfter.ts';
import { timeUpload } from './httpSend.ts';
import type { Answer, Ask, Network } from './httpTransport.ts';
import { createTransport } from './httpTransport.ts';
import { OwnRefusal } from './ownRefusal.ts';
import type { HeardTime } from './time/serverTime.ts';

export interface HttpDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly limits?: Partial<HttpLimits>;
  /** The machine's own unless given. */
  readonly network?: Network;
  /** Hears what time it is by each answer. */
  readonly heardTime?: (time: HeardTime) => void;
}

const maxHops = 3;
/** Shorter texts stand in addresses by chance. */
const shortestTelling = 8;

/** Binds one account's credentials to the one origin that they belong to. */
export function createHttp(target: HttpTarget, deps: HttpDeps): Http {
  const { clock, log } = deps;
  const bugs = createBugs(log);
  const limits: HttpLimits = { ...defaultLimits, ...deps.limits };
  const base = parseBaseUrl(target.baseUrl);
  const { headers: authorization, secrets } = checkedAuthorization(target.authorization);
  const transport = createTransport(deps.network);
  let told: { serverAt: number; at: number } | null = null;
  const errorContext = (ownRefusal?: z.ZodType): ErrorContext => ({
    secrets,
    now: clock.now(),
    maxErrorBytes: limits.maxErrorBytes,
    ...(ownRefusal && { ownRefusal }),
  });

  /** Addresses are logged by servers and what lies between, so no secret may be in one. */
  function addressOf(path: string, query: Readonly<Record<string, string | number>> | undefined) {
    const url = resolvePath(base, path, query);
    const texts = [url.pathname, decodedPath(url), ...url.searchParams.values()];
    const told = secrets.filter(({ length }) => length >= shortestTelling);
    if (told.some((secret) => texts.some((text) => text.includes(secret))))
      throw new Error('a secret in an address');
    return url;
  }

  /** Whatever was thrown becomes a failure here; the error itself may hold the secret. */
  function explain(error: unknown, deadline: Deadline, ask: { method: string; host: string }) {
    const failure = deadline.failure() ?? transportFailure(error, ask.host);
    if (failure === null) return bugs.write({ where: `http.${ask.method}`, what: framesOf(error) });
    log.info({
      event: 'http-failed',
      call: ask.method,
      host: ask.host,
      kind: failure.kind,
      ...('cause' in failure ? { cause: failure.cause } : {}),
      ...('status' in failure ? { status: failure.status } : {}),
    });
    return failure;
  }

  /** Only where in our code, never the message: it could quote what was sent. */
  function framesOf(error: unknown): string {
    const lines = error instanceof Error ? (error.stack ?? '').split('\n') : [];
    return lines.filter((line) => /^\s+at /.test(line)).join('\n');
  }

  async function judged(ask: Ask, onHead?: () => void, ownRefusal?: z.ZodType): Promise<Answer> {
    const sentAt = clock.monotonic();
    const answer = await transport(ask);
    onHead?.();
    const serverAt = instantOf(answer.headers.date);
    if (serverAt !== null) {
      told = { serverAt, at: clock.monotonic() };
      deps.heardTime?.({ origin: base.origin, serverAt, sentAt, heardAt: told.at });
    }
    if (isSuccess(answer.status)) return answer;
    try {
      return await refuse(answer, errorContext(ownRefusal));
    } finally {
      answer.discard();
    }
  }

  return {
    baseUrl: base.href,

    serverNow: () => (told === null ? null : told.serverAt + clock.monotonic() - told.at),

    async json({ method, path, query, schema, signal, onStatus, ...wanted }) {
      const { maxBytes = limits.maxJsonBytes } = wanted;
      const url = addressOf(path, query);
      const deadline = startDeadline(clock, signal, limits.answerMs);
      try {
        const accept = 'application/json';
        const answer = await judged({
          method,
          url,
          authorization,
          accept,
          signal: deadline.signal,
        });
        const read = await readJson(answer, schema, maxBytes, method).finally(answer.discard);
        onStatus?.(answer.status);
        return read;
      } catch (error) {
        throw new SatchelError(explain(error, deadline, { method, host: url.host }));
      } finally {
        deadline.release();
      }
    },

    async send(wanted) {
      const { method = 'POST', path, query, headers, contentType, contentLength } = wanted;
      const { body, schema, signal } = wanted;
      let connected = false;
      const url = addressOf(path, query);
      const deadline = startDeadline(clock, signal, limits.connectMs);
      body.on('error', () => {});
      // At once, not when the transport has noticed: a commit settling meanwhile must not count.
      deadline.signal.addEventListener('abort', () => body.destroy(), { once: true });
      let onHead = () => {};
      try {
        const answer = await judged(
          {
            method,
            url,
            authorization,
            accept: 'application/json',
            signal: deadline.signal,
            body: { stream: body, contentType, contentLength, headers: headers ?? {} },
            onRequest(request) {
              const onConnected = () => {
                connected = true;
                wanted.onConnected?.();
              };
              const timed = timeUpload(request, contentLength, deadline, {
                clock,
                limits,
                onConnected,
              });
              onHead = () => {
                timed();
                // An early answer stops the sending, but must still be read to its end.
                body.unpipe();
              };
            },
          },
          () => onHead(),
          wanted.ownRefusal,
        );
        return await readJson(answer, schema, limits.maxJsonBytes).finally(answer.discard);
      } catch (error) {
        const failure = explain(error, deadline, { method, host: url.host });
        if (error instanceof OwnRefusal && error.failure === failure) throw error;
        throw new SatchelError(connected ? failure : unreached(failure, url.host));
      } finally {
        deadline.release();
        body.destroy();
      }
    },

    async bytes(address, signal, { anonymous = false, firstBytes } = {}) {
      const known = linkUrl(address, base);
      if (known === null) throw new SatchelError(down('unreadable-answer'));
      let url: URL = known;
      const deadline = startDeadline(clock, signal, limits.answerMs);
      let ownOrigin = !anonymous;
      try {
        for (let hop = 0; ; hop += 1) {
          const { host, origin } = url;
          // Once left, the own origin gets no credentials either: a server chose the way back.
          ownOrigin &&= origin === base.origin;
          const answer = await transport({
            method: 'GET',
            url,
            authorization: ownOrigin ? authorization : null,
            accept: '*/*',
            signal: deadline.signal,
            ...(firstBytes !== undefined && { range: `bytes=0-${firstBytes - 1}` }),
          });
          try {
            if (isSuccess(answer.status)) {
              return openBytes(answer, deadline, {
                clock,
                limits,
                explain: (error) => explain(error, deadline, { method: 'GET', host }),
              });
            }
            if (answer.status < 300 || answer.status >= 400) {
              return await refuseBytes(answer, ownOrigin);
            }
          } catch (error) {
            answer.discard();
            throw error;
          }
          answer.discard();
          const next: URL | null =
            hop < maxHops ? hopUrl(answer.headers.location, url, base) : null;
          if (next === null) throw new SatchelError(down('redirected', answer.status));
          url = next;
        }
      } catch (error) {
        const failure = explain(error, deadline, { method: 'GET', host: url.host });
        deadline.release();
        throw new SatchelError(failure);
      }
    },

    async leadsTo(address, signal) {
      const known = linkUrl(address, base);
      if (known?.origin !== base.origin) throw new SatchelError(down('unreadable-answer'));
      const deadline = startDeadline(clock, signal, limits.answerMs);
      try {
        return await firstElsewhere(known, deadline.signal);
      } catch (error) {
        throw new SatchelError(explain(error, deadline, { method: 'GET', host: known.host }));
      } finally {
        deadline.release();
      }
    },
  };

  /** Asks each address in turn, with credentials, as long as they are of the own origin. */
  async function firstElsewhere(known: URL, signal: AbortSignal): Promise<URL | null> {
    let url = known;
    for (let hop = 0; url.origin === base.origin; hop += 1) {
      const answer = await transport({
        method: 'GET',
        url,
        authorization,
        accept: '*/*',
        signal,
      });
      try {
        if (isSuccess(answer.status)) return null;
        const leads = answer.status >= 300 && answer.status < 400;
        if (!leads) return await refuse(answer, errorContext());
        const next = hop < maxHops ? hopUrl(answer.headers.location, url, base) : null;
        if (next === null) throw new SatchelError(down('redirected', answer.status));
        url = next;
      } finally {
        answer.discard();
      }
    }
    return url;
  }

  /** A media host knows nothing of the account: its 401 is about the link, not the credentials. */
  async function refuseBytes(answer: Answer, ownOrigin: boolean): Promise<never> {
    const { status } = answer;
    if (ownOrigin || (status !== 401 && status !== 403)) return refuse(answer, errorContext());
    throw new SatchelError(providerRefused({ status }));
  }
}
