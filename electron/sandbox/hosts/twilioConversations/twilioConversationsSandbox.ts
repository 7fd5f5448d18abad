import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createExchange, type HostRules } from '../../wire/exchange.ts';
import { type LoopbackServer, listenOnLoopback } from '../../wire/loopbackServer.ts';
import { createRateMeter } from '../../wire/rateMeter.ts';
import type { HostDeps, RunningHost, SandboxHost } from '../sandboxHost.ts';
import { type TwilioAccountOptions, twilioAccount } from '../twilio/twilioAccount.ts';
import { createBasicAccess, createTokenAccess } from './access.ts';
import { createChatBodies } from './chatBodies.ts';
import { createConversationsHost } from './conversationsHost.ts';
import type { McsHost, McsRoute } from './mcsRoute.ts';
import { createMediaBody } from './mediaBody.ts';
import { createMediaHost } from './mediaHost.ts';
import { openChatJournal } from './records/chatJournal.ts';
import { createChatWorld } from './records/chatWorld.ts';
import { createMediaSpool } from './records/mediaSpool.ts';
import { sidOf } from './records/numberedSid.ts';
import { createSeedChats } from './records/seedChats.ts';
import { createSignedHost } from './signedHost.ts';
import { createSignedLinks } from './signedLinks.ts';

/** The practice account, and how to reach it. */
export interface TwilioConversationsAccess {
  /** Origins: paths begin with `/v1`. */
  readonly mcsUrl: string;
  readonly conversationsUrl: string;
  readonly mediaOrigin: string;
  readonly accountSid: string;
  readonly authToken: string;
  /** The first of the services. */
  readonly serviceSid: string;
  readonly apiKey: { readonly sid: string; readonly secret: string };
  /** What `X-Twilio-Token` takes. */
  readonly accessToken: string;
}

export type TwilioConversationsOptions = TwilioAccountOptions;

/** The far end of Twilio's Media Content Service and Conversations: three hosts, one account. */
export const twilioConversationsSandbox: SandboxHost<
  McsRoute,
  McsHost,
  TwilioConversationsOptions,
  TwilioConversationsAccess
> = { start };

async function start(
  deps: HostDeps<TwilioConversationsOptions>,
): Promise<RunningHost<TwilioConversationsAccess>> {
  const { exchange, observed, folder, startedAt, seed } = deps;
  const { items = 36, storeDir, mcs: options = {} } = deps.options;
  const { clocks } = exchange;
  const { now, listed } = clocks;
  const { limitBytes = 150_000_000 } = options;
  const storedIn = storeDir === undefined ? null : join(storeDir, 'conversations');
  const spool = createMediaSpool(
    options.memoryBytes ?? 1_000_000,
    storedIn && join(storedIn, 'media'),
  );
  const world = createChatWorld({
    now,
    nextSid: (prefix, number) => sidOf(prefix, `${seed}:new:${prefix}:${number}`),
    seeded: createSeedChats(folder, items, startedAt, seed),
    spool,
    journal: openChatJournal(storedIn),
  });

  const { accountSid, authToken, apiKey } = twilioAccount(deps);
  const accessToken = ['header', 'grants', 'signature'].map(() => randomPart()).join('.');
  const basic = createBasicAccess([
    [accountSid, authToken],
    [apiKey.sid, apiKey.secret],
  ]);
  const token = createTokenAccess(accessToken);

  const meter = createRateMeter({ maxInFlight: options.maxInFlight }, now);
  const writes = createRateMeter(
    { rate: { count: options.writesPerSecond ?? 30, windowMs: 1_000 } },
    now,
  );
  const servers: LoopbackServer[] = [];
  const listen = async (rules: HostRules) => {
    const answer = createExchange(exchange, rules);
    const server = await listenOnLoopback(0, async (request, response) => {
      meter.entered();
      response.once('close', meter.left);
      await answer(request, response);
    });
    servers.push(server);
    return server.origin;
  };

  let leaks = 0;
  const leaked = () => {
    leaks += 1;
  };
  const origins = { signed: '', mcs: '', conversations: '' };
  const links = createSignedLinks(() => origins.signed, clocks.links);
  const { expiredStatus = 403 } = options;
  origins.signed = await listen(createSignedHost({ world, links, expiredStatus, leaked }));
  origins.mcs = await listen(
    createMediaHost({
      world,
      spool,
      links,
      observed,
      limitBytes,
      body: createMediaBody({ observed, accountSid, origin: () => origins.mcs, listed }),
      content: options.content ?? (observed ? 'redirect' : 'direct'),
      contentSize: options.contentSize ?? (observed ? 'ignore' : 'check'),
      admits: (headers) => basic(headers) || token(headers),
      overRate: meter.over,
    }),
  );
  const { media } = world;
  const origin = () => origins.conversations;
  origins.conversations = await listen(
    createConversationsHost({
      world,
      origin,
      bodies: createChatBodies({ observed, accountSid, origin, media, listed }),
      attach: {
        media,
        refusedTypes: options.refusedTypes ?? [],
        limitBytes: options.attachLimitBytes ?? limitBytes,
        goneStatus: observed ? 404 : 400,
      },
      outOfRange: observed ? 'clamp' : 'refuse',
      admits: basic,
      overRate: meter.over,
      overWrites: writes.over,
    }),
  );

  return {
    access: {
      mcsUrl: origins.mcs,
      conversationsUrl: origins.conversations,
      mediaOrigin: origins.signed,
      accountSid,
      authToken,
      apiKey,
      accessToken,
      serviceSid: world.services[0]?.sid ?? '',
    },
    ledger: world.ledger,
    leaks: () => leaks,
    async close() {
      await Promise.all(servers.map((server) => server.close()));
      await spool.close();
    },
  };
}

function randomPart(): string {
  return randomBytes(24).toString('base64url');
}
