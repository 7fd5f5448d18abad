import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { forgetPassedPictures } from '../../../electron/host/bridge/passedPictures.ts';

let heard: Map<string, () => void>;
beforeEach(() => {
  vi.useFakeTimers();
  heard = new Map();
  vi.stubGlobal('addEventListener', (type: string, listener: () => void) => {
    heard.set(type, listener);
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const load = (count: number) => {
  for (let index = 0; index < count; index += 1) heard.get('load')?.();
};

it('has many pictures forgotten once the window is at rest, and few never', () => {
  const forget = vi.fn();
  forgetPassedPictures(forget);
  load(199);
  vi.advanceTimersByTime(60_000);
  expect(forget).not.toHaveBeenCalled();
  load(1);
  for (let moment = 0; moment < 20; moment += 1) {
    vi.advanceTimersByTime(500);
    heard.get('scroll')?.();
  }
  expect(forget).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1_000);
  expect(forget).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(60_000);
  expect(forget).toHaveBeenCalledTimes(1);
});

it('has them forgotten while it never rests as well', () => {
  const forget = vi.fn();
  forgetPassedPictures(forget);
  load(1_600);
  expect(forget).toHaveBeenCalledTimes(2);
});
