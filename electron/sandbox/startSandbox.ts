import { randomBytes } from 'node:crypto';
import { createSandboxClocks } from './clocks/sandboxClocks.ts';
import { defaultSeedDir } from './defaultSeedDir.ts';
import { createFaultBook } from './faults/armedFaults.ts';
import { createByteHost } from './hosts/plivo/byteHost.ts';
import { openDiskStore } from './hosts/plivo/diskStore.ts';
import { createGetRoute, createListRoute } from './hosts/plivo/listRoute.ts';
import { createMessageRoutes } from './hosts/plivo/messageRoutes.ts';
import { createMemoryStore } from './hosts/plivo/objectStore.ts';
import { createPlivoWording } from './hosts/plivo/plivoBodies.ts';
import { createPlivoHost } from './hosts/plivo/plivoHost.ts';
import { createPlivoMessages } from './hosts/plivo/plivoMessages.ts';
import { createSeedLibrary } from './hosts/plivo/seedLibrary.ts';
import { createUploadRoute } from './hosts/plivo/uploadRoute.ts';
import { createWorld } from './hosts/plivo/world.ts';
import { startTwilioConversations } from './hosts/twilioConversations/startTwilioConversations.ts';
import { startBothLaml } from './laml/startBothLaml.ts';
import type { Sandbox, SandboxOptions } from './sandbox.ts';
import { openSeedFolder } from './seeding/seedFolder.ts';
import { createUuidSource } from './seeding/uuidSource.ts';
import { createExchange } from './wire/exchange.ts';
import { listenOnLoopback } from './wire/loopbackServer.ts';
import { createRateMeter } from './wire/rateMeter.ts';
import { createRequestLog } from './wire/requestLog.ts';

export type { Fault } from './faults/fault.ts';
export type { LamlOptions, LamlProvider, LedgerMessage } from './laml/talk/lamlOptions.ts';
export type { LedgerEntry, Sandbox, SandboxOptions, SeenRequest } from './sandbox.ts';

/**
 * The practice sandbox: the far end of the wire, on loopback. It speaks the four providers' APIs as
 * providers.md gives them, holds a seeded library for each, keeps what is uploaded and sent on a
 * clock that can be wound, tells of it by clocks that can be wrong, and fails in any way a test arms.
 * It shares no code with the providers that talk to it.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { seed = 1, authId = 'MAPRACTICESANDBOX001', latencyMs = 0 } = options;
  const authToken = options.authToken ?? randomBytes(20).toString('hex');
  const observed = options.profile === 'observed';
  const clocks = createSandboxClocks(options.now ?? Date.now, options.clocks);
  const { now } = clocks;
  const closing = new AbortController();

  const store = options.storeDir
    ? openDiskStore(options.storeDir, now())
    : createMemoryStore(now());
  const folder = openSeedFolder(options.seedDir ?? defaultSeedDir);
  const seeded = createSeedLibrary(folder, options.items ?? 60, store.startedAt, seed);
  const nextId = createUuidSource(seed, 'media', store.restored.length);
  const world = createWorld({ now, listed: clocks.listed, nextId, store, seeded });

  const nextRequestId = createUuidSource(seed, 'request');
  const log = createRequestLog(nextRequestId);
  const faults = createFaultBook();
  const meter = createRateMeter(options, now);
  const { messageLists = { count: 20, windowMs: 60_000 } } = options;
  const lists = createRateMeter({ rate: messageLists }, now);
  const exchangeDeps = { log, faults, latencyMs, clocks, closing: closing.signal };

  let leaks = 0;
  const byteHost = createByteHost(world, authId, () => {
    leaks += 1;
  });
  const media = await listenOnLoopback(
    0,
    createExchange(exchangeDeps, {
      host: 'media',
      routeOf: () => 'bytes',
      answer: async ({ request, url, seen }) => {
        return () =>
          byteHost({ method: seen.method, path: url.pathname, headers: request.headers });
      },
    }),
  );

  const accountPath = `/v1/Account/${authId}/`;
  const mediaUrl = (id: string) => `${media.origin}/Account/${authId}/Media/${id}`;
  const wording = createPlivoWording({
    ...{ observed, accountPath, mediaUrl, nextRequestId },
    listed: clocks.listed,
  });
  const page = {
    outOfRange: options.outOfRange ?? (observed ? 'clamp' : 'refuse'),
    metaLinks: options.metaLinks ?? (observed ? 'absolute' : 'relative'),
    accountPath,
  } as const;
  const messages = createPlivoMessages();
  const messageRoutes = createMessageRoutes({
    ...{ world, messages, wording, page, now, overLists: lists.over },
    listed: clocks.listed,
    nextId: createUuidSource(seed, 'message'),
    mediaUrl: (id, message) => `${media.origin}/Account/${authId}/Message/${message}/Media/${id}`,
  });
  const plivoHost = createPlivoHost({
    authId,
    authToken,
    wording,
    unslashed: options.unslashed ?? 'not-found',
    overRate: meter.over,
    handlers: {
      upload: createUploadRoute({
        world,
        wording,
        limitBytes: options.limitBytes ?? 2_000_000,
        mixedStatus: options.mixedStatus ?? (observed ? 207 : 201),
        allFailedStatus: options.allFailedStatus ?? 400,
      }),
      list: createListRoute({ world, wording, page }),
      get: createGetRoute({ world, wording }),
      ...messageRoutes,
    },
  });
  const laml = await startBothLaml({
    options,
    exchange: exchangeDeps,
    folder,
    items: options.items ?? 60,
    startedAt: store.startedAt,
    seed,
    leaked() {
      leaks += 1;
    },
  });
  const conversations = await startTwilioConversations({
    ...exchangeDeps,
    options: options.mcs ?? {},
    observed,
    items: options.items ?? 36,
    folder,
    startedAt: store.startedAt,
    seed,
    storeDir: options.storeDir,
  });
  const answerApi = createExchange(exchangeDeps, plivoHost);
  const api = await listenOnLoopback(options.port ?? 0, async (request, response) => {
    meter.entered();
    response.once('close', meter.left);
    await answerApi(request, response);
  });

  return {
    plivo: { baseUrl: `${api.origin}/v1`, authId, authToken, mediaOrigin: media.origin },
    twilioConversations: conversations.access,
    ledger: (provider = 'plivo') =>
      provider === 'plivo' ? world.ledger() : conversations.ledger(),
    signalwire: laml.signalwire,
    twilioMessaging: laml.twilioMessaging,
    messages: () => [...messages.ledger(), ...laml.messages()],
    receive: laml.receive,
    protect: laml.protect,
    requests: log.all,
    faults: { arm: faults.arm, clear: faults.clear },
    leaks: () => leaks + conversations.leaks(),
    wind: clocks.wind,
    skew: clocks.skew,
    markUsed: (mediaId) => void world.markUsed(mediaId),
    async close() {
      closing.abort();
      await Promise.all([api.close(), media.close(), laml.close(), conversations.close()]);
    },
  };
}
