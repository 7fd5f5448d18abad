import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { basename } from 'node:path';
import { measured, type Task } from '../task.ts';

interface Body {
  readonly type: string;
  readonly bytes: Buffer;
}

async function bodyOf(paths: readonly string[]): Promise<Body> {
  const boundary = randomBytes(16).toString('hex');
  const parts: Buffer[] = [];
  for (const path of paths) {
    parts.push(
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${basename(path)}"\r\n` +
          'Content-Type: image/png\r\n\r\n',
      ),
      await readFile(path),
      Buffer.from('\r\n'),
    );
  }
  parts.push(Buffer.from(`--${boundary}--\r\n`));
  return { type: `multipart/form-data; boundary=${boundary}`, bytes: Buffer.concat(parts) };
}

function sender(task: Task, sockets: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: sockets });
  const url = `${task.baseUrl}/Account/${task.authId}/Media/`;
  return ({ type, bytes }: Body) =>
    new Promise<number>((resolve, reject) => {
      const asking = request(
        url,
        {
          method: 'POST',
          agent,
          auth: `${task.authId}:${task.authToken}`,
          headers: { 'Content-Type': type, 'Content-Length': bytes.length },
        },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('end', () => {
            const { objects } = JSON.parse(Buffer.concat(chunks).toString()) as {
              objects: unknown[];
            };
            resolve(objects.length);
          });
        },
      );
      asking.on('error', reject);
      asking.end(bytes);
    });
}

async function inLanes<T>(items: readonly T[], lanes: number, run: (item: T) => Promise<number>) {
  const rest = [...items];
  let stored = 0;
  const lane = async () => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) {
      const more = await run(item);
      stored += more;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return { stored };
}

/** What most uploaders do: one file a request, five at once, read and sent. */
export async function runFiveAtOnce(task: Task): Promise<void> {
  const send = sender(task, 5);
  await measured(() => inLanes(task.paths, 5, async (path) => send(await bodyOf([path]))));
}

/** As fast as it can be: six sockets, ten files a request, every body ready in memory. */
export async function runLimit(task: Task): Promise<void> {
  const groups = Array.from({ length: Math.ceil(task.paths.length / 10) }, (_, i) =>
    task.paths.slice(i * 10, i * 10 + 10),
  );
  const bodies = await Promise.all(groups.map(bodyOf));
  const send = sender(task, 6);
  await measured(() => inLanes(bodies, 6, send));
}
