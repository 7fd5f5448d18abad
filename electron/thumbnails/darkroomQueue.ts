import { SatchelError } from '../../shared/failure.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { NotMade } from './notMade.ts';
import type { RasterHeader } from './rasterHeader.ts';

export interface DecodeRequest extends RasterHeader {
  readonly bytes: Uint8Array;
}

/** Thrown by a room that is in trouble, which says nothing of the picture. */
export class BrokenRoom extends Error {}

/** A place that decodes, and that may die of it. */
export interface DarkroomRoom<Request extends DecodeRequest, Made> {
  /** Throws SatchelError `not-found` for what it cannot decode, BrokenRoom; never settles once the room is lost. */
  develop(request: Request): Promise<Made>;
  destroy(): void;
}

export interface DarkroomQueueDeps<Request extends DecodeRequest, Made> {
  /** `onLost` is called at most once, when the room has died by itself. */
  openRoom(onLost: () => void): Promise<DarkroomRoom<Request, Made>>;
  readonly clock: Clock;
  readonly log: Log;
  readonly timeLimitMs?: number;
  readonly idleMs?: number;
}

export interface DarkroomQueue<Request extends DecodeRequest, Made> {
  /** Throws NotMade for what two rooms were lost over. */
  develop(request: Request, signal: AbortSignal): Promise<Made>;
  close(): void;
}

interface Job<Request, Made> {
  readonly request: Request;
  /** So large that two of its kind would be too much memory at once. */
  readonly large: boolean;
  readonly signal: AbortSignal;
  readonly resolve: (made: Made) => void;
  readonly reject: (error: unknown) => void;
  /** Was running when a room was lost: runs alone the next time, so that only the guilty one fails. */
  suspect: boolean;
  stopTimer: () => void;
}

const maxAtOnce = 2;
const largePixels = 32_000_000;
/** What a decoder leaves behind is collected late: after so much work a fresh room is the surer way. */
const wornAfterBytes = 384 * 1024 * 1024;

/** Keeps one room, opened when needed, closed when idle, and made anew when a picture has killed it. */
export function createDarkroomQueue<Request extends DecodeRequest, Made>(
  deps: DarkroomQueueDeps<Request, Made>,
): DarkroomQueue<Request, Made> {
  type Task = Job<Request, Made>;
  type Room = DarkroomRoom<Request, Made>;
  const { clock, log, timeLimitMs = 10_000, idleMs = 60_000 } = deps;
  const waiting: Task[] = [];
  /** With the room each job is in: a room that was lost may still speak up, and is not listened to. */
  const running = new Map<Task, Promise<Room>>();
  let room: Promise<Room> | null = null;
  let stopIdle = () => {};
  let spentBytes = 0;
  let closed = false;

  function next(): void {
    stopIdle();
    for (let job = waiting[0]; job && fits(job); job = waiting[0]) {
      waiting.shift();
      if (!job.signal.aborted) void run(job);
    }
    if (running.size === 0 && room) stopIdle = clock.after(idleMs, closeRoom);
  }

  function fits(job: Task): boolean {
    if (running.size === 0) return true;
    const alone = [job, ...running.keys()].some((one) => one.suspect || one.large);
    return !alone && spentBytes < wornAfterBytes && running.size < maxAtOnce;
  }

  async function run(job: Task): Promise<void> {
    if (running.size === 0 && spentBytes >= wornAfterBytes) closeRoom();
    const mine = openedRoom();
    running.set(job, mine);
    spentBytes += costOf(job.request);
    try {
      const opened = await mine;
      if (running.get(job) !== mine) return;
      job.stopTimer = clock.after(timeLimitMs, () => lose(mine, 'darkroom-timed-out'));
      job.resolve(await opened.develop(job.request));
    } catch (error) {
      if (running.get(job) !== mine) return;
      if (error instanceof BrokenRoom) return lose(mine, 'darkroom-broken');
      job.reject(error);
      if (room === mine && !(error instanceof SatchelError)) closeRoom();
    }
    if (running.get(job) !== mine) return;
    job.stopTimer();
    running.delete(job);
    next();
  }

  function openedRoom(): Promise<Room> {
    if (room) return room;
    const opening: Promise<Room> = deps.openRoom(() => lose(opening, 'darkroom-crashed'));
    room = opening;
    return opening;
  }

  function lose(lost: Promise<Room>, event: string): void {
    if (room !== lost) return;
    log.error({ event, count: running.size });
    closeRoom();
    for (const job of Array.from(running.keys()).reverse()) {
      job.stopTimer();
      running.delete(job);
      if (job.suspect) job.reject(new NotMade(job.request));
      else waiting.unshift(job);
      job.suspect = true;
    }
    next();
  }

  function closeRoom(): void {
    const closing = room;
    room = null;
    spentBytes = 0;
    closing?.then((opened) => opened.destroy()).catch(() => {});
  }

  return {
    develop(request, signal) {
      return new Promise((resolve, reject) => {
        const cancel = () => reject(new SatchelError({ kind: 'cancelled' }));
        if (closed || signal.aborted) return cancel();
        signal.addEventListener('abort', cancel, { once: true });
        const leave = () => signal.removeEventListener('abort', cancel);
        waiting.push({
          request,
          large: request.width * request.height > largePixels,
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
        });
        next();
      });
    },

    close() {
      closed = true;
      stopIdle();
      for (const job of [...waiting.splice(0), ...running.keys()]) {
        job.stopTimer();
        job.reject(new SatchelError({ kind: 'cancelled' }));
      }
      running.clear();
      closeRoom();
    },
  };
}

/** JPEGs are decoded at a fraction of their size, others whole. */
function costOf({ bytes, contentType, width, height }: DecodeRequest): number {
  return bytes.length + (contentType === 'image/jpeg' ? 0 : width * height * 4);
}
