import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { encodeMultipart } from '../../../electron/http/multipart.ts';
import { deadOrigin } from '../../base/support/loopback.ts';
import { failureOf, signal } from '../../base/support/testHttp.ts';
import { host, openProxied } from './support/proxyRig.ts';

describe('an upload', () => {
  async function upload(bytes = Buffer.alloc(1_200_000, 7)) {
    const rig = await openProxied();
    const commits: number[] = [];
    const progress: number[] = [];
    const send = () => {
      const form = encodeMultipart(
        [
          {
            field: 'file',
            name: 'a.png',
            contentType: 'image/png',
            sizeBytes: bytes.length,
            open: () => Readable.from([bytes]),
          },
        ],
        {
          onProgress: (_, sent) => progress.push(sent),
          beforeCommit: async () => void commits.push(rig.heard.bodies.length),
        },
      );
      const answer = rig.http.send({
        path: 'things/',
        contentType: form.contentType,
        contentLength: form.contentLength,
        body: form.body,
        schema: z.object({}),
        signal: signal(),
        onConnected: form.start,
      });
      return { form, answer };
    };
    return { ...rig, commits, progress, send };
  }

  test('goes through whole, its last bytes after the commit', async () => {
    const { send, commits, heard, progress } = await upload();
    const { form, answer } = send();
    expect(await answer).toEqual({});
    expect(heard.bodies).toEqual([form.contentLength]);
    // Nobody had the whole of it when it was asked whether it may go.
    expect(commits).toEqual([0]);
    expect(progress.at(-1)).toBe(1_200_000);
  });

  test.each(['dead', 'wants credentials', 'untrusted'])(
    'counts nothing and asks for no commit where the way is barred: %s',
    async (barred) => {
      const { send, commits, progress, proxy, rig, heard } = await upload();
      if (barred === 'dead') rig.state.answer = `PROXY ${new URL(await deadOrigin()).host}`;
      if (barred === 'wants credentials') proxy.state.wants = 'me:secret';
      if (barred === 'untrusted') rig.state.trusts = 'never';
      const { form, answer } = send();
      await failureOf(answer);
      expect({ commits, progress, heard: heard.bodies }).toEqual({
        commits: [],
        progress: [],
        heard: [],
      });
      expect(form.committed()).toBe(false);
    },
  );

  test('that the proxy cuts in the middle is not committed', async () => {
    const { send, commits, proxy, heard } = await upload();
    proxy.state.cutAfterBytes = 300_000;
    const { form, answer } = send();
    expect(await failureOf(answer)).toMatchObject({ cause: 'cut-answer' });
    expect({ commits, committed: form.committed(), heard: heard.bodies }).toEqual({
      commits: [],
      committed: false,
      heard: [],
    });
  });

  test('that is cut before the answer is committed and in doubt', async () => {
    const { send, proxy, front } = await upload();
    front.state.cutAnswer = true;
    const { form, answer } = send();
    expect(await failureOf(answer)).toMatchObject({ cause: 'cut-answer' });
    expect(form.committed()).toBe(true);
    expect(proxy.state.asked).toEqual([host]);
  });

  test('whose kept tunnel is gone goes through a new one', async () => {
    const { send, get, proxy, heard } = await upload();
    await get();
    proxy.cutAll();
    const { answer } = send();
    expect(await answer).toEqual({});
    expect(proxy.state.open).toBe(2);
    expect(heard.bodies).toHaveLength(2);
  });

  test('waits for the system’s authorities and loses nothing', async () => {
    const { send, rig, heard } = await upload();
    rig.state.trusts = 'when-asked';
    const { form, answer } = send();
    expect(await answer).toEqual({});
    expect(heard.bodies).toEqual([form.contentLength]);
  });
});
