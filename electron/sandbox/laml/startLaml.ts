import { join } from 'node:path';
import type { HostDeps, RunningHost } from '../hosts/sandboxHost.ts';
import { createUuidSource } from '../seeding/uuidSource.ts';
import { createExchange } from '../wire/exchange.ts';
import { listenOnLoopback } from '../wire/loopbackServer.ts';
import { createRateMeter } from '../wire/rateMeter.ts';
import { createFilesHost, filePath } from './filesHost.ts';
import { createLamlHost } from './lamlHost.ts';
import { createLamlBodies } from './messages/lamlBodies.ts';
import { openLamlJournal } from './messages/lamlJournal.ts';
import { createLamlWorld } from './messages/lamlWorld.ts';
import { createSeededMessages } from './messages/seededMessages.ts';
import { seedThreads } from './messages/seedThreads.ts';
import { createCredentialJudge, type KnownPair } from './protocol/credentials.ts';
import type { Dialect } from './protocol/dialect.ts';
import { createFailureReply } from './protocol/lamlFailure.ts';
import type { LamlHost, LamlOptions } from './protocol/lamlOptions.ts';
import { createByteRoute } from './routes/byteRoute.ts';
import { createDeleteRoute, createMediaListRoute, createMediaRoute } from './routes/mediaRoutes.ts';
import { createMessageListRoute, createMessageRoute } from './routes/messageListRoute.ts';
import { createSendRoute } from './routes/sendRoute.ts';
import { createSignedLinks } from './signedLinks.ts';

export interface LamlDeps {
  /** What every provider's far end is started with. */
  readonly deps: HostDeps<object>;
  readonly dialect: Dialect;
  readonly accountSid: string;
  readonly pairs: readonly KnownPair[];
  readonly hosts: readonly [api: LamlHost, files: LamlHost];
  readonly options: LamlOptions | undefined;
  /** What the options of all accounts say of protection, where this one's say nothing. */
  readonly isProtected: boolean | undefined;
}

/** One running API with the origin of its files. */
export interface LamlSide {
  readonly origin: string;
  readonly filesOrigin: string;
  readonly controls: Omit<RunningHost<object>, 'access'>;
}

export async function startLaml(side: LamlDeps): Promise<LamlSide> {
  const { dialect, accountSid, deps } = side;
  const { exchange, seed, folder, startedAt } = deps;
  const { items = 60, storeDir } = deps.options;
  const { clocks } = exchange;
  const { now, listed } = clocks;
  const options = {
    ...dialect.defaults,
    ...(side.isProtected !== undefined && { protected: side.isProtected }),
    ...side.options,
  };
  const { byteRoute, redirectStatus, hops, mediaDelayMs, settleMs = 5_000 } = options;
  let guarded = options.protected;
  const isProtected = () => guarded;
  const dir = storeDir === undefined ? null : join(storeDir, dialect.provider);
  const journal = openLamlJournal(dir);
  const before = journal.restored.filter(({ kind }) => kind === 'added').length;
  const nextId = createUuidSource(seed, `${dialect.provider}:message`, before);
  const seeded = createSeededMessages({
    dialect,
    folder,
    items,
    startedAt,
    seed,
    threads: options.threads ?? seedThreads,
  });
  const world = createLamlWorld({
    dialect,
    seeded,
    now,
    listed,
    nextId,
    journal,
    mediaDelayMs,
    settleMs,
    options,
  });
  const links = createSignedLinks(clocks.links);
  const bodies = createLamlBodies(dialect, accountSid, world, listed);

  const [host, filesHost] = side.hosts;
  let leaks = 0;
  const filesRules = createFilesHost({
    host: filesHost,
    dialect,
    world,
    links,
    isProtected,
    redirectStatus,
    leaked() {
      leaks += 1;
    },
  });
  const files = await listenOnLoopback(0, createExchange(exchange, filesRules));

  const route = { dialect, world, bodies, listed };
  const meter = createRateMeter(options, now);
  const apiRules = createLamlHost({
    host,
    dialect,
    accountSid,
    judge: createCredentialJudge(side.pairs, dialect.unauthorized),
    isProtected,
    meter,
    retryAfterSeconds: options.retryAfterSeconds,
    failureReply: createFailureReply(dialect, options.errorForm ?? 'object'),
    handlers: {
      messages: createMessageListRoute(route),
      message: createMessageRoute(route),
      send: createSendRoute({
        ...route,
        maxFiles: options.maxFiles ?? 10,
        limitBytes: options.limitBytes ?? 5_000_000,
        fetchTrouble: options.fetchTrouble ?? 'refuse',
      }),
      'delete-message': createDeleteRoute(route, 'message'),
      'message-media': createMediaListRoute(route),
      get: createMediaRoute(route),
      delete: createDeleteRoute(route, 'media'),
      bytes: createByteRoute({
        ...route,
        route: byteRoute,
        redirectStatus,
        isProtected,
        fileUrl(media, way) {
          const path = filePath(media, way, hops === 2 && way !== 'loop');
          return files.origin + (way === 'signed' ? links.sign(path) : path);
        },
      }),
    },
  });
  const answerApi = createExchange(exchange, apiRules);
  const api = await listenOnLoopback(0, async (request, response) => {
    meter.entered();
    response.once('close', meter.left);
    await answerApi(request, response);
  });

  return {
    origin: api.origin,
    filesOrigin: files.origin,
    controls: {
      messages: world.ledger,
      receive({ from = '+12125550123', to = '+16465550110', body = '', files: carried = [] }) {
        const { sid } = world.add({
          inbound: true,
          serviceSid: null,
          fate: 'received',
          errorCode: null,
          from,
          to,
          body,
          files: carried,
          requestId: '',
        });
        return sid;
      },
      protect(on) {
        guarded = on;
      },
      leaks: () => leaks,
      async close() {
        await Promise.all([api.close(), files.close()]);
      },
    },
  };
}
