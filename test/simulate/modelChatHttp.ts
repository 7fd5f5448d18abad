import { setImmediate as turn } from 'node:timers/promises';
import type { z } from 'zod';
import type { BodyRequest, Http, JsonRequest } from '../../electron/http/http.ts';
import { down } from '../../electron/http/httpFailure.ts';
import { OwnRefusal } from '../../electron/http/ownRefusal.ts';
import { type Failure, SatchelError } from '../../shared/failure.ts';
import { carriedBy } from './carriedBy.ts';
import type { ChatFault, ChatPlan } from './chatFault.ts';
import type { ModelChat } from './modelChat.ts';
import { bytesOfChat, readChat } from './modelChatReads.ts';
import type { ModelDeps } from './modelProvider.ts';
import { createWire } from './modelWire.ts';
import type { Carries } from './strikeMoment.ts';
import { troubles } from './troubles.ts';

export interface ChatHttpDeps extends Omit<ModelDeps, 'server' | 'plan'> {
  readonly chat: ModelChat;
  readonly plan: ChatPlan;
  /** The middle of a request, at which anything may happen. */
  readonly moment: (carries: Carries) => void;
}

type Sending = BodyRequest<z.ZodType>;
/** What a request did at the provider, or why it did nothing. */
type Effect = { readonly answer: unknown } | { readonly failure: Failure };

/** Beneath the real client of Conversations: what a network and two servers would do. */
export function createModelChatHttp(deps: ChatHttpDeps): Http {
  const { chat, plan, random, line, alive, later, tell } = deps;
  const wire = createWire(deps);

  async function moment(carries: Carries): Promise<void> {
    deps.moment(carries);
    // A machine that is off does nothing more.
    if (!alive()) await new Promise(() => {});
  }

  async function drain({ body, signal }: Sending, cut: boolean): Promise<Buffer> {
    const pieces: Buffer[] = [];
    const stop = () => void body.destroy(new SatchelError({ kind: 'cancelled' }));
    signal.addEventListener('abort', stop);
    const turns = cut ? random.whole(0, 8) : 0;
    const cutting = async () => {
      for (let passed = 0; passed < turns; passed += 1) await turn();
      body.destroy(new SatchelError(down('cut-answer')));
    };
    if (cut) void cutting();
    try {
      for await (const piece of body) pieces.push(piece as Buffer);
    } catch (error) {
      throw error instanceof SatchelError ? error : new SatchelError(down('cut-answer'));
    } finally {
      signal.removeEventListener('abort', stop);
    }
    if (!alive()) await new Promise(() => {});
    if (cut) throw new SatchelError(down('cut-answer'));
    return Buffer.concat(pieces);
  }

  function take(sending: Sending, bytes: Buffer, fault: ChatFault | undefined): Effect {
    const conversation = /\/Conversations\/(CH\d+)\/Messages$/.exec(sending.path)?.[1];
    if (conversation === undefined) {
      const name = String(sending.query?.['Filename']);
      if (fault === 'bare-lost') return { answer: { sid: 'ME-nothing' } };
      const made = chat.upload({ name, contentType: sending.contentType, bytes });
      if (fault === 'bare-stored') return { answer: { sid: made.sid } };
      return { answer: fault === 'other-size' ? { ...made, size: 1 } : made };
    }
    const mediaSid = new URLSearchParams(bytes.toString()).get('MediaSid') ?? '';
    if (fault === 'no-conversation') return { failure: { kind: 'not-found' } };
    if (fault === 'gone') chat.collect(mediaSid);
    if (fault === 'bare-lost') return { answer: { sid: 'IM-nothing' } };
    if (fault === 'without-media') return { answer: chat.say(conversation) };
    const answer = chat.attach(conversation, mediaSid);
    if (answer !== null && fault === 'bare-stored') return { answer: { sid: answer.sid } };
    return answer === null ? { failure: random.pick([gone, { kind: 'not-found' }]) } : { answer };
  }

  async function exchange(sending: Sending, fault: ChatFault | undefined): Promise<unknown> {
    const way = wire(sending.signal);
    const known =
      fault === 'gone' || fault === 'no-conversation' || fault === 'without-media'
        ? undefined
        : fault;
    await moment(carriedBy(sending, null));
    await way.pass(random.whole(1, 60));
    if (!line.up || fault === 'refused') throw new SatchelError({ kind: 'offline', host: 'model' });
    if (fault === 'tls') throw new SatchelError(down('tls'));
    sending.onConnected?.();
    const refusal = known && troubles.early[known];
    const unread = fault === 'early-success' || random.chance(0.5);
    if (refusal !== undefined && unread) throw new SatchelError(refusal);
    const bytes = await drain(sending, fault === 'reset-in-body');
    const carried = carriedBy(sending, bytes);
    await moment(carried);
    way.check();
    if (refusal !== undefined) throw new SatchelError(refusal);
    const own = known && troubles.own[known];
    const nothing =
      fault === 'silent-lost' || own !== undefined || (known && troubles.late[known]) !== undefined;
    const wayMs = fault === 'slow' ? random.whole(1_000, 9_000) : random.whole(1, 60);
    let effect: Effect | null = null;
    // The bytes are on their way: from here on it does not matter whether this machine lives.
    later(wayMs, () => {
      if (!nothing) effect = take(sending, bytes, fault);
    });
    if (fault === 'silent-stored' || fault === 'silent-lost') {
      await moment(carried);
      await way.pass(troubles.timeOutMs);
      throw new SatchelError(down('timed-out'));
    }
    await way.pass(wayMs + random.whole(1, 60));
    await moment(carried);
    way.check();
    if (fault === 'bug') throw new Error('a bug in a provider');
    if (own !== undefined) throw new OwnRefusal(own);
    const failure = known && (troubles.late[known] ?? troubles.muddled[known]);
    if (failure !== undefined) throw new SatchelError(failure);
    return answerOf(effect);
  }

  async function get(request: JsonRequest<z.ZodType>): Promise<unknown> {
    const fault = plan.gets.get(line.gets);
    line.gets += 1;
    tell(`get ${request.path}${fault === undefined ? '' : ` ${fault}`}`);
    const way = wire(request.signal);
    await way.pass(random.whole(1, 60));
    if (!line.up || fault === 'refused') throw new SatchelError({ kind: 'offline', host: 'model' });
    if (fault === '500') throw new SatchelError(down('status', 500));
    if (fault === '401') throw new SatchelError({ kind: 'unauthorized' });
    if (fault === 'unreadable') throw new SatchelError(down('unreadable-answer'));
    if (fault === '429-seconds') {
      throw new SatchelError({ kind: 'rate-limited', retryAfterMs: 7_000 });
    }
    if (fault === 'silent') {
      await way.pass(troubles.timeOutMs);
      throw new SatchelError(down('timed-out'));
    }
    return readChat(chat, request.path);
  }

  return {
    baseUrl: 'https://model.example/',
    serverNow: chat.date,
    leadsTo: unreachable,
    bytes: async (url) => bytesOfChat(chat, url),
    json: async <S extends z.ZodType>(request: JsonRequest<S>): Promise<z.infer<S>> =>
      request.schema.parse(await get(request)),
    async send<S extends z.ZodType>(request: BodyRequest<S>): Promise<z.infer<S>> {
      const kind = request.path.endsWith('/Messages') ? 'attaches' : 'posts';
      const fault = plan[kind].get(line[kind]);
      line[kind] += 1;
      const what = kind === 'attaches' ? 'attach' : `post ${request.query?.['Filename']}`;
      tell(`${what}${fault === undefined ? '' : ` ${fault}`}`);
      try {
        return request.schema.parse(await exchange(request, fault));
      } finally {
        request.body.destroy();
      }
    },
  };
}

const gone: Failure = {
  kind: 'provider-refused',
  status: 400,
  code: '50507',
  detail: null,
  said: 'gone',
};

function answerOf(effect: Effect | null): unknown {
  if (effect === null) throw new Error('the model answered before it acted');
  if ('failure' in effect) throw new OwnRefusal(effect.failure);
  return effect.answer;
}

const unreachable = () => {
  throw new Error('a model leads nowhere');
};
