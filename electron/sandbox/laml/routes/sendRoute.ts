import { badMediaUrl, type FetchedFile, fetchMedia, isMediaUrl } from '../../wire/fetchMedia.ts';
import { readSmall } from '../../wire/incoming.ts';
import type { LamlMessage } from '../messages/lamlMessage.ts';
import type { LamlHandler } from '../protocol/lamlCall.ts';
import type { LamlFailure } from '../protocol/lamlFailure.ts';
import { type LamlOptions, numberFates } from '../protocol/lamlOptions.ts';
import type { RouteDeps } from './messageListRoute.ts';

export interface SendDeps extends RouteDeps {
  readonly maxFiles: number;
  readonly limitBytes: number;
  readonly fetchTrouble: NonNullable<LamlOptions['fetchTrouble']>;
}

interface Wanted {
  readonly from: string | null;
  readonly serviceSid: string | null;
  readonly to: string;
  readonly body: string;
  readonly urls: readonly string[];
}

const tooMany = {
  status: 400,
  code: 21623,
  message: 'Number of media files exceeds allowed limit',
};
const tooBig = { status: 400, code: 11751, message: 'Media exceeds messaging provider limit' };

/** `POST Messages`: sends, and really fetches each file that it is to carry. */
export function createSendRoute(deps: SendDeps): LamlHandler {
  const { dialect, world, bodies, fetchTrouble } = deps;
  return async ({ body, requestId, format, fail }) => {
    const form = new URLSearchParams((await readSmall(body, 200_000)).toString('utf8'));
    return async () => {
      const wanted = readWanted(form);
      const refusal = refuse(wanted, deps.maxFiles, dialect.whatsApp);
      if (refusal) return fail(refusal);
      const got = await fetchAll(wanted.urls, deps);
      const failed = 'code' in got ? got : null;
      if (failed && fetchTrouble === 'refuse') return fail(failed);
      const { urls: _, ...rest } = wanted;
      const message = world.add({
        ...rest,
        inbound: false,
        ...(failed ? { fate: 'failed', errorCode: failed.code } : fateOf(wanted.to)),
        files: 'code' in got ? [] : got,
        requestId,
      });
      return bodies.reply(201, 'Message', bodies.message(message), format);
    };
  };

  async function fetchAll(
    urls: readonly string[],
    { limitBytes }: SendDeps,
  ): Promise<FetchedFile[] | LamlFailure> {
    const files = await Promise.all(urls.map((url) => fetchMedia(url, dialect)));
    const got: FetchedFile[] = [];
    let total = 0;
    for (const file of files) {
      if ('code' in file) return file;
      total += file.bytes.length;
      got.push(file);
    }
    return total > limitBytes ? tooBig : got;
  }
}

function readWanted(form: URLSearchParams): Wanted {
  return {
    from: form.get('From') || null,
    serviceSid: form.get('MessagingServiceSid') || null,
    to: form.get('To') ?? '',
    body: form.get('Body') ?? '',
    urls: form.getAll('MediaUrl').filter((url) => url !== ''),
  };
}

const phoneNumber = /^\+\d{8,15}$/;
const whatsAppNumber = /^whatsapp:\+\d{8,15}$/;

function refuse({ from, serviceSid, to, body, urls }: Wanted, maxFiles: number, whatsApp: boolean) {
  const isAddress = (text: string) =>
    phoneNumber.test(text) || (whatsApp && whatsAppNumber.test(text));
  if (!isAddress(to) || to.endsWith(numberFates.invalid)) {
    return { status: 400, code: 21211, message: `Invalid 'To' phone number: ${to}` };
  }
  if (from === null && serviceSid === null) {
    return { status: 400, code: 21603, message: "A 'From' phone number is required" };
  }
  if (from !== null && !isAddress(from)) {
    return { status: 400, code: 21606, message: `The 'From' phone number ${from} is not valid` };
  }
  // The code is not confirmed: no source names it for this API.
  if (from !== null && whatsAppNumber.test(from) !== whatsAppNumber.test(to)) {
    return { status: 400, code: 21910, message: "'From' and 'To' must be of the same channel" };
  }
  if (body === '' && urls.length === 0) {
    return { status: 400, code: 21602, message: 'Message body or media is required' };
  }
  if (urls.length > maxFiles) return tooMany;
  return urls.every(isMediaUrl) ? null : badMediaUrl;
}

function fateOf(to: string): Pick<LamlMessage, 'fate' | 'errorCode'> {
  if (to.endsWith(numberFates.undelivered)) return { fate: 'undelivered', errorCode: 30_003 };
  if (to.endsWith(numberFates.failed)) return { fate: 'failed', errorCode: 30_005 };
  return { fate: 'delivered', errorCode: null };
}
