import { describe, expect, it } from 'vitest';
import { LostPage } from '../../electron/thumbnails/darkroomQueue.ts';
import { settle, setUp } from './queuePages.ts';

describe('a queue that tries once', () => {
  const lost = (promise: Promise<unknown>) =>
    promise.then(
      () => 'done',
      (error) => (error instanceof LostPage ? error.trouble : 'else'),
    );

  it('gives back what took too long, and goes on with the others at once', async () => {
    const { clock, pages, develop } = setUp({
      once: true,
      timeLimitMs: ({ bytes: [name = 0] }) => 1_000 * name,
    });
    const results = [1, 5, 6].map((name) => lost(develop(name)));
    await settle();
    clock.advance(1_000);
    await settle();
    expect(pages.map(({ at }) => at)).toEqual([
      [1, 5],
      [5, 6],
    ]);
    pages[1]?.finish(5);
    pages[1]?.finish(6);
    expect(await Promise.all(results)).toEqual(['timed-out', 'done', 'done']);
  });

  it('gives back all that a page died over', async () => {
    const { pages, develop } = setUp({ once: true });
    const results = [1, 2, 3].map((name) => lost(develop(name)));
    await settle();
    pages[0]?.die();
    await settle();
    expect(pages[1]?.at).toEqual([3]);
    pages[1]?.finish(3);
    expect(await Promise.all(results)).toEqual(['crashed', 'crashed', 'done']);
  });

  it('throws a page away that holds more than its pictures may take', async () => {
    const { clock, pages, develop, events } = setUp({
      once: true,
      memoryLimitBytes: (requests) => 200_000_000 * requests.length,
    });
    const results = [1, 2].map((name) => lost(develop(name)));
    await settle();
    for (const page of pages) page.megabytes = 399;
    clock.advance(200);
    await settle();
    expect(pages[0]?.destroyed).toBe(false);
    for (const page of pages) page.megabytes = 401;
    clock.advance(200);
    await settle();
    expect(pages[0]?.destroyed).toBe(true);
    expect(await Promise.all(results)).toEqual(['too-large', 'too-large']);
    expect(events).toEqual(['darkroom-too-large']);
  });

  it('develops alone what scripts decode, so that nobody else is blamed', async () => {
    const { pages, develop } = setUp({ once: true });
    void develop(1);
    void develop(2, { contentType: 'image/tiff' });
    void develop(3, { contentType: 'image/heic' });
    for (const name of [1, 2, 3]) {
      await settle();
      expect(pages[0]?.at.at(-1)).toBe(name);
      pages[0]?.finish(name);
    }
  });
});
