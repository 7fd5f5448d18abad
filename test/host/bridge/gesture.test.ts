import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Gestures, watchGestures } from '../../../electron/host/bridge/gesture.ts';
import { hostContract } from '../../../shared/contract/contract.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** In a page that nobody has touched, until `touch`. */
function page(): { gestures: Gestures; touch(active: boolean): void } {
  vi.useFakeTimers({ toFake: ['performance'] });
  const userActivation = { isActive: false };
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('navigator', { userActivation });
  return {
    gestures: watchGestures(),
    touch(active) {
      userActivation.isActive = active;
    },
  };
}

/** What the window asks for by itself, or what takes nothing away, reaches nobody and changes nothing that was set up. */
const free = [
  ['app', 'about', 'reload', 'report'],
  ['accounts', 'providers', 'list', 'stop'],
  ['network', 'state'],
  ['library', 'open', 'rows', 'startingWith', 'follow', 'within', 'items', 'days', 'countsOf'],
  ['library', 'about', 'choose', 'chosenRows', 'summary', 'followRanges', 'placesOf', 'matched'],
  ['library', 'suggest', 'counts', 'syncStates', 'refresh', 'gather', 'stopCopy', 'linksOf'],
  ['library', 'link', 'expectSearch'],
  ['looking', 'open', 'stop'],
  ['looks', 'pages'],
  ['removals', 'prepare', 'stop', 'pause', 'list', 'refused', 'refusals', 'dismiss'],
  ['receipts', 'list', 'get', 'lines', 'clear', 'verify'],
  ['archives', 'list', 'prepare', 'runs', 'pause', 'stop', 'refusals', 'dismiss', 'verify'],
  ['archives', 'refused', 'stopVerifying', 'findings', 'archivedOf', 'names'],
  ['cleanup', 'preview', 'forget', 'rules', 'callOff'],
  ['finished', 'list', 'clear', 'see'],
  ['holdings', 'of', 'learnSizes', 'stopLearning'],
  ['copies', 'plan', 'runs', 'pause', 'stop', 'dismiss', 'refusals', 'refused', 'lineageOf'],
  ['keepAlive', 'list', 'forecast', 'items', 'changes'],
  ['linkChecks', 'recognise', 'rows', 'stop', 'forget'],
  ['saving', 'runs', 'pauseRun', 'stopRun', 'dismissRun', 'refusals', 'refused', 'stop', 'letGo'],
  ['uploads', 'list', 'cancel', 'pauses', 'pause', 'clearFinished', 'dismiss', 'undoClear'],
  ['uploads', 'targets'],
  ['intake', 'add', 'forget', 'stopCounting'],
  ['postings', 'prepare', 'prepareMove', 'review', 'forget'],
  ['remedies', 'offers', 'compare'],
  ['messages', 'prepare', 'fit', 'stopFit', 'list', 'senders'],
  ['remembered', 'all', 'put'],
  ['expiring', 'time', 'lost', 'takeOpened'],
  ['views', 'list', 'searches', 'keepSearches'],
  ['settings', 'all'],
  ['files', 'add', 'count'],
  ['windowBounds', 'get', 'put'],
].flatMap(([service, ...calls]) => calls.map((call) => `${service}.${call}`));

describe('what a script cannot do by itself', () => {
  it('is every call of the contract but those that are named here', () => {
    const { gestures } = page();
    const calls = Object.entries(hostContract).flatMap(([service, of]) =>
      Object.keys(of).map((call) => `${service}.${call}`),
    );
    expect(calls.filter((call) => gestures.mayAsk(call)).sort()).toEqual([...free].sort());
  });
});

describe('what a person asked for', () => {
  it('may be followed by what they meant, however long it took', () => {
    const { gestures, touch } = page();
    touch(true);
    const answered = gestures.began('archives.prepare');
    touch(false);
    vi.advanceTimersByTime(30_000);
    expect(gestures.mayAsk('archives.start')).toBe(false);
    answered();
    expect(gestures.mayAsk('archives.start')).toBe(true);
    vi.advanceTimersByTime(1_001);
    expect(gestures.mayAsk('archives.start')).toBe(false);
  });

  it('may be of many calls in a row, and ends all the same', () => {
    const { gestures, touch } = page();
    touch(true);
    gestures.began('uploads.retry')();
    touch(false);
    let followed = 0;
    for (; gestures.mayAsk('uploads.retry') && followed < 10_000; followed += 1) {
      const answered = gestures.began('uploads.retry');
      vi.advanceTimersByTime(900);
      answered();
    }
    expect(followed * 900).toBeGreaterThan(9 * 60_000);
    expect(followed * 900).toBeLessThan(11 * 60_000);
  });

  it('is not kept alive by what the window asks for all the time', () => {
    const { gestures, touch } = page();
    touch(true);
    gestures.began('library.rows')();
    touch(false);
    for (let turn = 0; turn < 5; turn += 1) {
      gestures.began('library.rows')();
      vi.advanceTimersByTime(400);
    }
    expect(gestures.mayAsk('archives.forget')).toBe(false);
  });
});
