import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { bundle, distFolder } from '../../build/bundle/bundle.mjs';
import { endProcess } from '../../build/setup/endProcess.mjs';
import { parseFlags } from '../../electron/sandbox/cliFlags.ts';

beforeAll(() => bundle(['sandbox']), 120_000);

function run(...flags: string[]) {
  const child = spawn(process.execPath, [join(distFolder, 'main', 'sandbox.cjs'), ...flags]);
  onTestFinished(() => endProcess(child));
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    said.out += chunk;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said.err += chunk;
  });
  return { child, said };
}

async function firstLine({ child, said }: ReturnType<typeof run>): Promise<string> {
  while (!said.out.includes('\n')) await once(child.stdout, 'data');
  return said.out;
}

const ended = async (child: ChildProcess) => (await once(child, 'close')) as [number, string];

test('says in one line where it is, and runs until it is stopped', async () => {
  const running = run('--items', '25');
  const { plivo } = JSON.parse(await firstLine(running)) as {
    plivo: Record<'baseUrl' | 'authId' | 'authToken' | 'mediaOrigin', string>;
  };
  const { baseUrl, authId, authToken } = plivo;
  const response = await fetch(`${baseUrl}/Account/${authId}/Media/`, {
    headers: { authorization: `Basic ${Buffer.from(`${authId}:${authToken}`).toString('base64')}` },
  });
  expect(await response.json()).toMatchObject({ meta: { total_count: 25 } });
  running.child.kill('SIGTERM');
  expect(await ended(running.child)).toEqual([0, null]);
  expect(running.said.out.trim().split('\n')).toHaveLength(1);
  expect(running.said.err).toBe('');
});

test('tells the connections of the other providers too', async () => {
  const running = run('--items', '25', '--protected');
  const line = JSON.parse(await firstLine(running)) as Record<
    'signalwire' | 'twilioMessaging',
    Record<string, string>
  >;
  for (const [url, user, token] of [
    [line.signalwire['baseUrl'], line.signalwire['projectId'], line.signalwire['apiToken']],
    [
      `${line.twilioMessaging['baseUrl']}/2010-04-01`,
      line.twilioMessaging['accountSid'],
      line.twilioMessaging['authToken'],
    ],
  ]) {
    const response = await fetch(`${url}/Accounts/${user}/Messages.json?PageSize=1`, {
      headers: { authorization: `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}` },
    });
    expect(await response.json()).toMatchObject({ messages: [{ num_media: expect.anything() }] });
  }
  running.child.kill('SIGTERM');
  await ended(running.child);
});

test('ends with its parent when it is asked to', async () => {
  const running = run('--with-parent');
  await firstLine(running);
  running.child.stdin.end();
  expect(await ended(running.child)).toEqual([0, null]);
});

test('refuses bad flags with a sentence', async () => {
  const { child, said } = run('--items', 'many');
  expect(await ended(child)).toEqual([2, null]);
  expect(said).toEqual({ out: '', err: '--items takes a whole number from 0 to 1000000.\n' });
});

test.each([
  [['--latency', '-1'], /--latency/],
  [['--port', '70000'], /--port takes a port/],
  [['--profile', 'real'], /--profile is either/],
  [['--store', ''], /--store takes a folder/],
  [['--shiny'], /--shiny/],
  [['stray'], /stray/],
])('flags %j are refused', (args, sentence) => {
  expect(parseFlags(args)).toEqual({ ok: false, sentence: expect.stringMatching(sentence) });
});

test('the older kind of account, whose links are public, has a flag of its own', () => {
  expect(parseFlags(['--public'])).toMatchObject({ ok: true, options: { protected: false } });
  expect(parseFlags([])).not.toMatchObject({ options: { protected: false } });
  expect(parseFlags(['--public', '--protected'])).toMatchObject({ ok: false });
});

test('flags become options', () => {
  const args =
    '--items 7 --latency 20 --port 8099 --profile observed --store here --protected'.split(' ');
  expect(parseFlags(args)).toEqual({
    ok: true,
    withParent: false,
    options: {
      items: 7,
      latencyMs: 20,
      port: 8099,
      profile: 'observed',
      protected: true,
      storeDir: 'here',
    },
  });
});
