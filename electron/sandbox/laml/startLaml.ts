import { join } from 'node:path';
import { createExchange, type ExchangeDeps } from '../exchange.ts';
import { listenOnLoopback } from '../loopbackServer.ts';
import { createRateMeter } from '../rateMeter.ts';
import type { SeenRequest } from '../sandbox.ts';
import type { SeedFolder } from '../seedFolder.ts';
import { createUuidSource } from '../uuidSource.ts';
import { createByteRoute } from './byteRoute.ts';
import { createDoor, type KnownPair } from './credentials.ts';
import type { Dialect } from './dialect.ts';
import { createFilesHost, filePath } from './filesHost.ts';
import { createLamlBodies } from './lamlBodies.ts';
import { createFailureReply } from './lamlFailure.ts';
import { createLamlHost } from './lamlHost.ts';
import { openLamlJournal } from './lamlJournal.ts';
import type { IncomingMessage, LamlOptions, LedgerMessage } from './lamlOptions.ts';
import { createLamlWorld } from './lamlWorld.ts';
import { createDeleteRoute, createMediaListRoute, createMediaRoute } from './mediaRoutes.ts';
import { createMessageListRoute, createMessageRoute } from './messageListRoute.ts';
import { createSeededMessages } from './seededMessages.ts';
import { seedThreads } from './seedThreads.ts';
import { createSendRoute } from './sendRoute.ts';
import { createSignedLinks } from './signedLinks.ts';

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
