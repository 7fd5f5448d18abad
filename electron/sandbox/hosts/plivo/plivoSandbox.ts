import { randomBytes } from 'node:crypto';
import { createUuidSource } from '../../seeding/uuidSource.ts';
import { createExchange } from '../../wire/exchange.ts';
import { listenOnLoopback } from '../../wire/loopbackServer.ts';
import { createRateMeter } from '../../wire/rateMeter.ts';
import type { SandboxHost } from '../sandboxHost.ts';
import { createByteHost } from './byteHost.ts';
import { openDiskStore } from './diskStore.ts';
import { createGetRoute, createListRoute } from './listRoute.ts';
import { createMessageRoutes } from './messageRoutes.ts';
import { createMemoryStore } from './objectStore.ts';
import { createPlivoWording } from './plivoBodies.ts';
import { createPlivoHost } from './plivoHost.ts';
import { createPlivoMessages } from './plivoMessages.ts';
import type { PlivoAccess, PlivoHostName, PlivoOptions, PlivoRoute } from './plivoOptions.ts';
import { createSeedLibrary } from './seedLibrary.ts';
import { createUploadRoute } from './uploadRoute.ts';
import { createWorld } from './world.ts';

/** The far end of Plivo: the API's host, and the public one of its files. */
export const plivoSandbox: SandboxHost<PlivoRoute, PlivoHostName, PlivoOptions, PlivoAccess> = {
  async start({ options, exchange, folder, startedAt, seed, observed }) {
    const { authId = 'MAPRACTICESANDBOX001', storeDir } = options;
    const authToken = options.authToken ?? randomBytes(20).toString('hex');
    const { now, listed } = exchange.clocks;
    const store = storeDir ? openDiskStore(storeDir, now()) : createMemoryStore();
    const seeded = createSeedLibrary(folder, options.items ?? 60, startedAt, seed);
    const nextId = createUuidSource(seed, 'media', store.restored.length);
    const world = createWorld({ now, listed, nextId, store, seeded });
    const meter = createRateMeter(options, now);
    const { messageLists = { count: 20, windowMs: 60_000 } } = options;
    const lists = createRateMeter({ rate: messageLists }, now);

    let leaks = 0;
    const media = await listenOnLoopback(
      0,
      createExchange(
        exchange,
        createByteHost(world, authId, () => {
          leaks += 1;
        }),
      ),
    );

    const accountPath = `/v1/Account/${authId}/`;
    const wording = createPlivoWording({
      observed,
      accountPath,
      mediaUrl: (id) => `${media.origin}/Account/${authId}/Media/${id}`,
      nextRequestId: exchange.log.nextId,
      listed,
    });
    const page = {
      outOfRange: options.outOfRange ?? (observed ? 'clamp' : 'refuse'),
      metaLinks: options.metaLinks ?? (observed ? 'absolute' : 'relative'),
      accountPath,
    } as const;
    const messages = createPlivoMessages();
    const messageRoutes = createMessageRoutes({
      world,
      messages,
      wording,
      page,
      now,
      overLists: lists.over,
      listed,
      nextId: createUuidSource(seed, 'message'),
      mediaUrl: (id, message) => `${media.origin}/Account/${authId}/Message/${message}/Media/${id}`,
    });
    const answerApi = createExchange(
      exchange,
      createPlivoHost({
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
      }),
    );
    const api = await listenOnLoopback(options.port ?? 0, async (request, response) => {
      meter.entered();
      response.once('close', meter.left);
      await answerApi(request, response);
    });

    return {
      access: { baseUrl: `${api.origin}/v1`, authId, authToken, mediaOrigin: media.origin },
      ledger: world.ledger,
      messages: messages.ledger,
      markUsed: world.markUsed,
      lose: world.lose,
      leaks: () => leaks,
      async close() {
        await Promise.all([api.close(), media.close()]);
      },
    };
  },
};
