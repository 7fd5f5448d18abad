import { SatchelError } from '../../shared/failure.ts';
import { proxyFailure } from '../../shared/failures.ts';
import type { Clock } from '../base/clock.ts';
import { writtenHost } from '../base/hostName.ts';
import { inTurn, originOf, parseRoutes, type Route } from '../http/proxy/routes.ts';

/** Asks the system which way leads to an address, as a PAC script would answer; `anew` reads its settings again. */
export type ResolveProxy = (url: string, anew: boolean) => Promise<string>;

/** Connections of a gallery are made together, and need one answer. */
const keptMs = 30_000;
/** As long a proxy that was not there is tried after the others. */
const failedMs = 5 * 60_000;
/** Reading the settings anew starts programs of the system: as many connections fail at once without a network. */
const rereadRestMs = 5_000;
/** A script may wait for names that nobody knows. */
const limitMs = 10_000;

/** What the system's settings say of a host, kept for a moment and asked for again after a failure. */
export function createSystemRoutes(resolve: ResolveProxy, clock: Clock) {
  const kept = new Map<
    string,
    { readonly answer: Promise<readonly Route[]>; readonly untilMs: number }
  >();
  const failedAt = new Map<string, number>();
  let anew = false;
  let rereadAt = Number.NEGATIVE_INFINITY;

  function isDue(): boolean {
    if (!anew || clock.monotonic() - rereadAt < rereadRestMs) return false;
    anew = false;
    rereadAt = clock.monotonic();
    return true;
  }

  async function ask(host: string, port: number): Promise<readonly Route[]> {
    const again = isDue();
    let cancel = () => {};
    const late = new Promise<string>((done) => {
      cancel = clock.after(limitMs, () => done(''));
    });
    try {
      const asked = resolve(
        `https://${writtenHost(host)}${port === 443 ? '' : `:${port}`}/`,
        again,
      );
      // An answer without any way is what Chromium gives when a script cannot be had or does not run.
      const routes = parseRoutes(await Promise.race([asked.catch(() => ''), late]));
      if (routes.length === 0) throw new SatchelError(proxyFailure('script', { host }));
      return routes;
    } finally {
      cancel();
    }
  }

  const nameOf = (route: Route) => (route === null ? 'straight' : originOf(route));
  const failedLately = (route: Route) => {
    const at = failedAt.get(nameOf(route));
    return at !== undefined && clock.monotonic() - at < failedMs;
  };

  return {
    async routes(host: string, port: number): Promise<readonly Route[]> {
      const name = `${host}:${port}`;
      const found = kept.get(name);
      if (found !== undefined && clock.monotonic() < found.untilMs) {
        return inTurn(await found.answer, failedLately);
      }
      const answer = ask(host, port);
      kept.set(name, { answer, untilMs: clock.monotonic() + keptMs });
      answer.catch(() => {
        if (kept.get(name)?.answer === answer) kept.delete(name);
        anew = true;
      });
      return inTurn(await answer, failedLately);
    },
    /** Another network has other proxies. */
    failed(route: Route): void {
      failedAt.set(nameOf(route), clock.monotonic());
      kept.clear();
      anew = true;
    },
    forget(): void {
      kept.clear();
      failedAt.clear();
    },
  };
}
