import { SatchelError } from '../../shared/failure.ts';
import { cancelled } from '../../shared/failures.ts';
import { pictureType } from '../../shared/pictures/pictureTypes.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { NotMade, type Trouble } from './notMade.ts';

export interface DecodeRequest {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** In pixels, as it is stored; 0 for what is not decoded. */
  readonly width: number;
  readonly height: number;
}

/** Thrown by a page that is in trouble, which says nothing of the picture. */
export class BrokenPage extends Error {}

/** Thrown by a queue that tries `once`: the page was lost while it was at this picture, perhaps over another. */
export class LostPage extends Error {
  readonly trouble: Trouble;
  constructor(trouble: Trouble) {
    super(`darkroom-${trouble}`);
    this.trouble = trouble;
  }
}

/** A place that decodes, and that may die of it. */
export interface DarkroomPage<Request extends DecodeRequest, Made> {
  /** Throws SatchelError `not-found` for what it cannot decode, BrokenPage; never settles once the page is lost. */
  develop(request: Request): Promise<Made>;
  /** What its process holds right now; null where nobody can say. */
  memoryBytes?(): number | null;
  destroy(): void;
}

export interface DarkroomQueueDeps<Request extends DecodeRequest, Made> {
  /** `onLost` is called at most once, when the page has died by itself. */
  openPage(onLost: () => void): Promise<DarkroomPage<Request, Made>>;
  readonly clock: Clock;
  readonly log: Log;
  readonly timeLimitMs?: (request: Request) => number;
  readonly memoryLimitBytes?: (requests: readonly Request[]) => number;
  /** What may be left in the page of one that is done; of a picture what it takes unless given. */
  readonly leftBytes?: (request: Request) => number;
  readonly idleMs?: number;
  readonly maxAtOnce?: number;
  /** What the page was lost over is given back to the caller, rather than tried again alone. */
  readonly once?: boolean;
}

export interface DarkroomQueue<Request extends DecodeRequest, Made> {
  /** Throws NotMade for what two pages were lost over; LostPage at the first, where it tries `once`. */
  develop(request: Request, signal: AbortSignal): Promise<Made>;
  close(): void;
}

interface Job<Request, Made> {
  readonly request: Request;
  /** So large that two of its kind would be too much memory, or decoded so that nothing else goes on meanwhile. */
  readonly alone: boolean;
  readonly signal: AbortSignal;
  readonly resolve: (made: Made) => void;
  readonly reject: (error: unknown) => void;
  /** Was running when a page was lost: runs alone the next time, so that only the guilty one fails. */
  suspect: boolean;
  stopTimer: () => void;
  halfTimeAt: number;
}

const largePixels = 32_000_000;
/** Decoded by scripts, which hold the page's one thread: beside one of them the wrong picture would be blamed. */
const isByCodec = (contentType: string) => pictureType(contentType)?.decoder === 'codec';
const lookEveryMs = 200;
/**
 * What a decoder leaves behind is collected late: after so much work a fresh page is the surer way. With four times as much
 * 2,000 photos took 313 MB more than 200, and none of them was made sooner; a few large pictures are not worth a page.
 */
const worn = { bytes: 64 * 1024 * 1024, pictures: 12, inAnyCaseBytes: 256 * 1024 * 1024 };
const isWorn = (bytes: number, pictures: number) =>
  bytes >= worn.inAnyCaseBytes || (bytes >= worn.bytes && pictures >= worn.pictures);

/** Keeps one page, opened when needed, closed when idle, and made anew when a picture has killed it. */
export function createDarkroomQueue<Request extends DecodeRequest, Made>(
  deps: DarkroomQueueDeps<Request, Made>,
): DarkroomQueue<Request, Made> {
  type Task = Job<Request, Made>;
  type Page = DarkroomPage<Request, Made>;
  const { clock, log, idleMs = 60_000, maxAtOnce = 2, once = false } = deps;
  const timeLimitMs = deps.timeLimitMs ?? (() => 10_000);
  const leftBytes = deps.leftBytes ?? leftOfPicture;
  const waiting: Task[] = [];
  /** With the page each job is in: a page that was lost may still speak up, and is not listened to. */
  const running = new Map<Task, Promise<Page>>();
  let page: Promise<Page> | null = null;
  let stopIdle = () => {};
  let stopLooking = () => {};
  let watched: Promise<Page> | null = null;
  let spentBytes = 0;
  let spentPictures = 0;
  let closed = false;

  function next(): void {
    stopIdle();
    for (let job = waiting[0]; job && fits(job); job = waiting[0]) {
      waiting.shift();
      if (!job.signal.aborted) void run(job);
    }
    if (running.size > 0 || !page) return;
    // Worn, it would only hold memory until it is replaced.
    if (isWorn(spentBytes, spentPictures)) closePage();
    else stopIdle = clock.after(idleMs, closePage);
  }

  function fits(job: Task): boolean {
    if (running.size === 0) return true;
    const alone = [job, ...running.keys()].some((one) => one.suspect || one.alone);
    return !alone && !isWorn(spentBytes, spentPictures) && running.size < maxAtOnce;
  }

  async function run(job: Task): Promise<void> {
    if (running.size === 0 && isWorn(spentBytes, spentPictures)) closePage();
    const mine = openedPage();
    running.set(job, mine);
    spentBytes += leftBytes(job.request);
    spentPictures += 1;
    try {
      const opened = await mine;
      if (running.get(job) !== mine) return;
      const limitMs = timeLimitMs(job.request);
      job.halfTimeAt = clock.monotonic() + limitMs / 2;
      job.stopTimer = clock.after(limitMs, () => lose(mine, 'timed-out', job));
      watch(mine, opened);
      job.resolve(await opened.develop(job.request));
    } catch (error) {
      if (running.get(job) !== mine) return;
      if (error instanceof BrokenPage) return lose(mine, 'broken', job);
      job.reject(error);
      if (page === mine && !(error instanceof SatchelError)) closePage();
    }
    if (running.get(job) !== mine) return;
    job.stopTimer();
    running.delete(job);
    next();
  }

  function openedPage(): Promise<Page> {
    if (page) return page;
    const opening: Promise<Page> = deps.openPage(() => lose(opening, 'crashed'));
    page = opening;
    return opening;
  }

  /** A limit of time ends what takes long; what takes gigabytes would take the machine with it before. */
  function watch(mine: Promise<Page>, opened: Page): void {
    const { memoryLimitBytes } = deps;
    if (memoryLimitBytes === undefined || watched === mine) return;
    watched = mine;
    stopLooking = clock.after(lookEveryMs, () => {
      watched = null;
      if (page !== mine || running.size === 0) return;
      const most = memoryLimitBytes([...running.keys()].map(({ request }) => request));
      if ((opened.memoryBytes?.() ?? 0) > most) lose(mine, 'too-large');
      else watch(mine, opened);
    });
  }

  /**
   * Without a `guilty` one, it may have been any of those that were running; and one that has long been
   * about it itself is no better.
   */
  function lose(lost: Promise<Page>, trouble: Trouble, guilty?: Task): void {
    if (page !== lost) return;
    log.error({ event: `darkroom-${trouble}`, count: running.size });
    closePage();
    for (const job of Array.from(running.keys()).reverse()) {
      job.stopTimer();
      running.delete(job);
      const late = clock.monotonic() >= job.halfTimeAt;
      if (once && (guilty === undefined || guilty === job || late))
        job.reject(new LostPage(trouble));
      else if (job.suspect) job.reject(new NotMade(job.request, trouble));
      else waiting.unshift(job);
      job.suspect = !once;
    }
    next();
  }

  function closePage(): void {
    stopLooking();
    watched = null;
    const closing = page;
    page = null;
    spentBytes = 0;
    spentPictures = 0;
    closing?.then((opened) => opened.destroy()).catch(() => {});
  }

  return {
    develop(request, signal) {
      return new Promise((resolve, reject) => {
        const cancel = () => reject(new SatchelError(cancelled));
        if (closed || signal.aborted) return cancel();
        signal.addEventListener('abort', cancel, { once: true });
        const leave = () => signal.removeEventListener('abort', cancel);
        waiting.push({
          request,
          alone: isByCodec(request.contentType) || request.width * request.height > largePixels,
          signal,
          resolve: (made) => {
            leave();
            resolve(made);
          },
          reject: (error) => {
            leave();
            reject(error);
          },
          suspect: false,
          stopTimer: () => {},
          halfTimeAt: Number.POSITIVE_INFINITY,
        });
        next();
      });
    },

    close() {
      closed = true;
      stopIdle();
      for (const job of [...waiting.splice(0), ...running.keys()]) {
        job.stopTimer();
        job.reject(new SatchelError(cancelled));
      }
      running.clear();
      closePage();
    },
  };
}

/** JPEGs are decoded at a fraction of their size, others whole. */
function leftOfPicture({ bytes, contentType, width, height }: DecodeRequest): number {
  return bytes.length + (contentType === 'image/jpeg' ? 0 : width * height * 4);
}
