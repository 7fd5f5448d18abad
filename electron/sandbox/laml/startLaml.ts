import { join } from 'node:path';
import type { SeenRequest } from '../sandbox.ts';
import type { SeedFolder } from '../seeding/seedFolder.ts';
import { createUuidSource } from '../seeding/uuidSource.ts';
import { createExchange, type ExchangeDeps } from '../wire/exchange.ts';
import { listenOnLoopback } from '../wire/loopbackServer.ts';
import { createRateMeter } from '../wire/rateMeter.ts';
import { createFilesHost, filePath } from './filesHost.ts';
import { createLamlHost } from './lamlHost.ts';
import { createLamlBodies } from './messages/lamlBodies.ts';
import { openLamlJournal } from './messages/lamlJournal.ts';
import { createLamlWorld } from './messages/lamlWorld.ts';
import { createSeededMessages } from './messages/seededMessages.ts';
import { seedThreads } from './messages/seedThreads.ts';
import { createByteRoute } from './routes/byteRoute.ts';
import { createDeleteRoute, createMediaListRoute, createMediaRoute } from './routes/mediaRoutes.ts';
import { createMessageListRoute, createMessageRoute } from './routes/messageListRoute.ts';
import { createSendRoute } from './routes/sendRoute.ts';
import { createSignedLinks } from './signedLinks.ts';
import { createDoor, type KnownPair } from './talk/credentials.ts';
import type { Dialect } from './talk/dialect.ts';
import { createFailureReply } from './talk/lamlFailure.ts';
import type { IncomingMessage, LamlOptions, LedgerMessage } from './talk/lamlOptions.ts';

export interface LamlDeps {
  readonly dialect: Dialect;
  readonly accountSid: string;
  readonly pairs: readonly KnownPair[];
  readonly hosts: readonly [api: SeenRequest['host'], files: SeenRequest['host']];
  readonly options: LamlOptions;
  readonly exchange: ExchangeDeps;
  readonly folder: SeedFolder;
  readonly items: number;
  readonly startedAt: number;
  readonly seed: number;
  readonly leaked: () => void;
  /** Keeps what is sent and deleted over restarts. */
  readonly storeDir: string | undefined;
}

/** One running API with the origin of its files. */
export interface LamlSide {
  readonly origin: string;
  readonly filesOrigin: string;
  ledger(): LedgerMessage[];
  /** The sid of the message that came in. */
  receive(message: IncomingMessage): string;
  protect(on: boolean): void;
  close(): Promise<void>;
}

export async function startLaml(deps: LamlDeps): Promise<LamlSide> {
  const { dialect, accountSid, exchange, seed } = deps;
  const { clocks } = exchange;
  const { now, listed } = clocks;
  const options = { ...dialect.defaults, ...deps.options };
  const { byteRoute, redirectStatus, hops, mediaDelayMs, settleMs = 5_000 } = options;
  let guarded = options.protected;
  const isProtected = () => guarded;
  const dir = deps.storeDir === undefined ? null : join(deps.storeDir, dialect.provider);
  const journal = openLamlJournal(dir);
  const before = journal.restored.filter(({ kind }) => kind === 'added').length;
  const nextId = createUuidSource(seed, `${dialect.provider}:message`, before);
  const seeded = createSeededMessages({ ...deps, threads: seedThreads });
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

  const [host, filesHost] = deps.hosts;
  const { leaked } = deps;
  const filesRules = createFilesHost({
    host: filesHost,
    dialect,
    world,
    links,
    isProtected,
    redirectStatus,
    leaked,
  });
  const files = await listenOnLoopback(0, createExchange(exchange, filesRules));

  const route = { dialect, world, bodies, listed };
  const meter = createRateMeter(options, now);
  const apiRules = createLamlHost({
    host,
    dialect,
    accountSid,
    judge: createDoor(deps.pairs, dialect.unauthorized),
    isProtected,
    meter,
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
    ledger: world.ledger,
    receive({ from = '+12125550123', to = '+16465550110', body = '', files: carried = [] }) {
      const fixed = { inbound: true, serviceSid: null, fate: 'received', errorCode: null } as const;
      return world.add({ ...fixed, from, to, body, files: carried, requestId: '' }).sid;
    },
    protect(on) {
      guarded = on;
    },
    async close() {
      await Promise.all([api.close(), files.close()]);
    },
  };
}
