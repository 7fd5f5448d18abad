import type { Network } from '../../../electron/http/httpTransport.ts';
import type { UploadRig } from './afterRow.ts';
import { openBlackHole } from './blackHole.ts';
import { type FaultRow, onUpload } from './faultRow.ts';
import { inOwnWords } from './ownWords.ts';
import { retold } from './retold.ts';
import { main } from './uploadRig.ts';
import { carriesFile, isGrouped } from './way.ts';
import { deadOrigin, openRawServer, openWire } from './wire.ts';

const short = { answerMs: 1_000, inFlightBytes: 0 };
const pathOf = (rig: UploadRig) => new URL(rig.state.baseUrl).pathname.replace(/\/$/, '');

/** The address is wrong until the queue waits; then it is right again. */
function elsewhere(open: (rig: UploadRig) => Promise<{ origin: string; close(): Promise<void> }>) {
  return async (rig: UploadRig) => {
    const right = rig.state.baseUrl;
    const wrong = await open(rig);
    rig.state.baseUrl = `${wrong.origin}${pathOf(rig)}`;
    return {
      async during() {
        await rig.until((jobs) => jobs.some(({ state }) => /waiting|unsure/.test(state)));
        rig.state.baseUrl = right;
        await wrong.close();
        rig.service().resumeAccount(main);
      },
    };
  };
}

/** Asked at once and by nobody else: a real server of names may take its time to know of none. */
const nameless: Network = {
  lookup(name, _options, found) {
    const none = Object.assign(new Error(`no ${name}`), { code: 'ENOTFOUND' });
    setTimeout(() => found(none, ''), 5);
  },
};

const nothing = async () => {};
const otherSid = `ME${'0'.repeat(32)}`;

export const connectionRows: readonly FaultRow[] = [
  {
    name: 'refused',
    again: 0,
    arrange: elsewhere(async () => ({ origin: await deadOrigin(), close: nothing })),
  },
  {
    name: 'a name that cannot be found, then can',
    again: 0,
    network: nameless,
    arrange: elsewhere(async () => ({ origin: 'https://nowhere.invalid', close: nothing })),
  },
  { name: 'a black hole', again: 0, limits: { connectMs: 500 }, arrange: elsewhere(openBlackHole) },
  {
    name: 'TLS cut while hands are shaken',
    again: 0,
    arrange: elsewhere(async () => {
      const server = await openRawServer((socket) => socket.once('data', () => socket.destroy()));
      return { ...server, origin: server.origin.replace('http:', 'https:') };
    }),
  },
  {
    name: 'no TLS where TLS was expected',
    again: 0,
    arrange: elsewhere(async () => {
      const plain = await openRawServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
      return { ...plain, origin: plain.origin.replace('http:', 'https:') };
    }),
  },
  {
    name: 'a redirect to another host',
    again: 0,
    // What had let go of its last bytes by then is asked about first, and goes after the others.
    mostRequests: 2,
    arrange: elsewhere(() =>
      openRawServer((socket) =>
        socket.once('data', () =>
          socket.end(
            'HTTP/1.1 307 Temporary Redirect\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n',
          ),
        ),
      ),
    ),
  },
  {
    name: 'a stale connection',
    keepSession: true,
    arrange: async (rig) => {
      const wire = await openWire(rig.state.baseUrl);
      rig.state.baseUrl = `${wire.origin}${pathOf(rig)}`;
      return {
        between: wire.turnStale,
        async during() {
          await rig.settled();
          await wire.close();
        },
      };
    },
  },
  {
    name: 'the link gone for 90 seconds',
    files: 30,
    sizeBytes: 150_000,
    mostRequests: 60,
    again: 12,
    arrange: async (rig) => {
      const wire = await openWire(rig.state.baseUrl);
      rig.state.baseUrl = `${wire.origin}${pathOf(rig)}`;
      return {
        async during() {
          await rig.until((jobs) => jobs.some((job) => job.state === 'sending'));
          await wire.leave();
          await new Promise<void>((resolve) => rig.clock.after(90_000, resolve));
          await wire.comeBack();
          await rig.settled();
          await wire.close();
        },
      };
    },
  },
];

export const bodyRows: readonly FaultRow[] = [
  { name: 'a reset after the headers', ...onUpload({ kind: 'reset', at: 'headers' }) },
  ...Array.from({ length: 16 }, (_, sixteenth) => ({
    name: `a reset at ${sixteenth + 1}/16 of the body`,
    only: carriesFile,
    sizeBytes: 60_000,
    ...onUpload({ kind: 'reset-in-body', share: (sixteenth + 1) / 16 }),
  })),
  { name: 'a reset, stored', mostRequests: 1, ...onUpload({ kind: 'reset', at: 'stored' }) },
  { name: 'a reset, not stored', ...onUpload({ kind: 'reset', at: 'received' }) },
  {
    name: 'stored, but listed 30 seconds late',
    only: isGrouped,
    mostRequests: 1,
    ...onUpload({ kind: 'list-late', delayMs: 30_000 }, { kind: 'reset', at: 'stored' }),
  },
  {
    name: '8 KiB in a second',
    only: carriesFile,
    again: 0,
    speed: 5,
    sizeBytes: 5_000,
    mostRequests: 1,
    ...onUpload({ kind: 'slow-read', bytesPerSecond: 8_192 }),
  },
];

export const answerRows: readonly FaultRow[] = [
  { name: 'no answer, stored', limits: short, ...onUpload({ kind: 'hang', at: 'stored' }) },
  { name: 'no answer, not stored', limits: short, ...onUpload({ kind: 'hang', at: 'received' }) },
  {
    name: 'an answer that drips',
    limits: short,
    mostRequests: 1,
    ...onUpload({ kind: 'drip', bytesPerSecond: 1 }),
  },
  { name: '201 with a cut body', mostRequests: 1, ...onUpload({ kind: 'truncate' }) },
  { name: '201 that stands still', limits: short, ...onUpload({ kind: 'stall' }) },
  { name: '201 with cut JSON', mostRequests: 1, ...onUpload({ kind: 'malformed' }) },
  {
    name: '200 HTML, stored',
    mostRequests: 1,
    ...onUpload({ kind: 'content-type', contentType: 'text/html' }),
  },
  {
    name: '200 HTML of a captive portal',
    ...onUpload({
      kind: 'answer',
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: '<html>',
      at: 'received',
    }),
  },
  {
    name: '201 for another file',
    mostRequests: 1,
    ...onUpload(retold({ file_name: 'other.png', media_id: 'another', sid: otherSid, size: 7 })),
  },
  {
    name: '201 with the wrong size',
    only: carriesFile,
    mostRequests: 1,
    ...onUpload(retold({ size: 7 })),
  },
  {
    name: 'ten sent, three refused object by object',
    only: isGrouped,
    files: 10,
    mostRequests: 1,
    states: Array.from({ length: 10 }, (_, i) => ([1, 4, 9].includes(i) ? 'failed' : 'stored')),
    ...onUpload({ kind: 'refuse', names: ['shot-1.png', 'shot-4.png', 'shot-9.png'] }),
  },
  {
    name: 'ten sent, three refused one by one',
    only: (way) => !isGrouped(way),
    files: 10,
    refused: 3,
    ...onUpload({ ...inOwnWords(415), times: 3 }),
  },
  ...[500, 502, 504].flatMap((status) => [
    {
      name: `${status} after storing`,
      mostRequests: 1,
      ...onUpload({ kind: 'answer', status, at: 'stored' }),
    },
    { name: `${status} without storing`, ...onUpload({ kind: 'answer', status, at: 'received' }) },
  ]),
  {
    name: '503 without Retry-After, not stored',
    ...onUpload({ kind: 'answer', status: 503, at: 'received' }),
  },
  {
    name: '503 with Retry-After, stored',
    mostRequests: 1,
    ...onUpload({
      kind: 'answer',
      status: 503,
      at: 'stored',
      headers: { 'Retry-After': '3' },
    }),
  },
];
