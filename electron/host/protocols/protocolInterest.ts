import type { Session } from 'electron';

/** Who still wants what was asked for. */
export interface Interest {
  /** Aborted when the page gives the request up, for example by scrolling past. */
  follow<T>(request: Request, answer: (signal: AbortSignal) => Promise<T>): Promise<T>;
}

/**
 * Electron does not abort `request.signal` when a page gives a request up (seen in 25), but it does report
 * such requests as failed, by their URL.
 */
export function followInterest(session: Session): Interest {
  const open = new Map<string, AbortController[]>();

  session.webRequest.onErrorOccurred(({ url }) => {
    // Requests for one URL are alike, so any of them may be the one.
    open.get(url)?.shift()?.abort();
  });

  return {
    async follow(request, answer) {
      const controller = new AbortController();
      const abort = () => controller.abort();
      const alike = open.get(request.url) ?? [];
      alike.push(controller);
      open.set(request.url, alike);
      request.signal.addEventListener('abort', abort);
      try {
        return await answer(controller.signal);
      } finally {
        request.signal.removeEventListener('abort', abort);
        const index = alike.indexOf(controller);
        if (index >= 0) alike.splice(index, 1);
        if (alike.length === 0 && open.get(request.url) === alike) open.delete(request.url);
      }
    },
  };
}
