import https from 'node:https';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { SatchelError } from '../../../shared/failure.ts';
import { offline } from '../../../shared/failures.ts';
import { openHttpTunnel } from './httpTunnel.ts';
import { issuerTold, isUntrusted, namesIssuer } from './issuer.ts';
import { type Destination, mayTryAnother, proxyError } from './proxyError.ts';
import type { Route } from './routes.ts';
import { openSocksTunnel } from './socksTunnel.ts';
import type { Ways } from './ways.ts';

type ConnectionOptions = Parameters<https.Agent['createConnection']>[0];
/** Node asks for the name again whenever a connection was used, and carries what is in the options along. */
const chosenAt = Symbol('version of the ways');
interface Named {
  [chosenAt]?: number;
}
type Connected = Parameters<https.Agent['createConnection']>[1];

/** Under what an upload may take for its whole connection, so that a dead proxy leaves time for another. */
const proxyLimitMs = 8_000;

interface RoutedOptions extends https.AgentOptions {
  /** For reaching a proxy and hearing its answer. */
  readonly proxyLimitMs?: number;
}

/**
 * Connections to https hosts by whatever way leads there. A request gets its socket when TLS stands from
 * here to the host, so that everything that fails before was sent nothing, and may try another way: the
 * next route, or the same one once the system's authorities are known.
 */
export class RoutedAgent extends https.Agent {
  readonly #ways: Ways;
  readonly #limitMs: number;

  constructor(ways: Ways, { proxyLimitMs: limitMs = proxyLimitMs, ...options }: RoutedOptions) {
    super(options);
    this.#ways = ways;
    this.#limitMs = limitMs;
  }

  /**
   * Connections of another choice of ways are others, and left to end: each belongs to the choice with
   * which its request began, however often that changes while it is used.
   */
  override getName(options?: ConnectionOptions & Named): string {
    const version = options?.[chosenAt] ?? this.#ways.version();
    if (options) options[chosenAt] = version;
    return `${super.getName(options)}:${version}`;
  }

  override createConnection(options: ConnectionOptions, connected?: Connected): undefined {
    this.#connect(options).then(
      (socket) => connected?.(null, socket),
      // Node's types want a socket beside the error, and its code wants none.
      (error: Error) => (connected as ((error: Error) => void) | undefined)?.(error),
    );
  }

  async #connect(options: ConnectionOptions): Promise<Duplex> {
    const to = { host: String(options.host), port: Number(options.port) };
    const routes = await this.#ways.routes(to.host, to.port);
    let first: unknown;
    for (const route of routes) {
      try {
        return await this.#through(route, to, options);
      } catch (error) {
        first ??= error;
        if (isUntrusted(error) || !mayTryAnother(error)) throw error;
        this.#ways.failed(route);
      }
    }
    // The way that was meant to be taken; what the others lacked is no news.
    throw first ?? new SatchelError(offline(to.host));
  }

  async #through(route: Route, to: Destination, options: ConnectionOptions): Promise<Duplex> {
    const trusted = this.#ways.trust();
    try {
      return await this.#secured(route, to, options);
    } catch (error) {
      if (!isUntrusted(error)) throw error;
      await this.#ways.learn();
      if (this.#ways.trust() === trusted) throw error;
      return await this.#secured(route, to, options);
    }
  }

  async #secured(route: Route, to: Destination, options: ConnectionOptions): Promise<Duplex> {
    const trust = this.#ways.trust();
    const tunnel = route === null ? null : await this.#tunnel(route, to);
    const socket = super.createConnection({
      ...options,
      ...(trust && { secureContext: trust }),
      ...(tunnel && { socket: tunnel }),
    }) as TLSSocket;
    namesIssuer(socket);
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => {
        // Straight there, the request's own deadline watches.
        if (route !== null) socket.destroy(proxyError('no-way-on', route, to));
      }, this.#limitMs);
      const fail = (error: Error) => {
        clearTimeout(limit);
        socket.destroy();
        reject(issuerTold(error, socket));
      };
      const closed = () => fail(Object.assign(new Error('closed'), { code: 'ECONNRESET' }));
      socket.once('error', fail).once('close', closed);
      socket.once('secureConnect', () => {
        clearTimeout(limit);
        socket.off('error', fail).off('close', closed);
        // Until the request listens; then it is told like any other.
        socket.on('error', () => {});
        resolve(socket);
      });
    });
  }

  async #tunnel(proxy: NonNullable<Route>, to: Destination) {
    const credentials = await this.#ways.credentials(proxy);
    const limitMs = this.#limitMs;
    const socks = proxy.kind === 'socks4' || proxy.kind === 'socks5';
    if (socks) return openSocksTunnel(proxy, to, { credentials, limitMs });
    return openHttpTunnel(proxy, to, { credentials, limitMs, trust: this.#ways.trust() });
  }
}

/** Straight there and nowhere else, with the same trust. */
export function straightBy(ways: Ways): Ways {
  return { ...ways, routes: async () => [null] };
}

/** Through proxies alone: what would go straight is left out. */
export function proxiesOf(ways: Ways): Ways {
  return {
    ...ways,
    routes: async (host, port) => (await ways.routes(host, port)).filter((route) => route !== null),
  };
}
