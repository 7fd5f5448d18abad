import { Agent, request } from 'node:http';
import { measured } from '../../task.ts';
import type { AccountTask } from './accountTask.ts';

type Ask = (path: string) => Promise<Record<string, unknown>>;

function asker({ access, provider }: AccountTask, width: number): Ask {
  const agent = new Agent({ keepAlive: true, maxSockets: width });
  const user = provider === 'plivo' ? access['authId'] : access['accountSid'];
  const auth = `${user}:${access['authToken']}`;
  return (path) =>
    new Promise((resolve, reject) => {
      const asking = request(`${access['baseUrl']}${path}`, { agent, auth }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          if (answer.statusCode !== 200) return reject(new Error(`status ${answer.statusCode}`));
          resolve(JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>);
        });
      });
      asking.on('error', reject);
      asking.end();
    });
}

async function inLanes(paths: readonly string[], width: number, ask: Ask): Promise<void> {
  const rest = [...paths].reverse();
  const lane = async () => {
    for (let path = rest.pop(); path !== undefined; path = rest.pop()) await ask(path);
  };
  await Promise.all(Array.from({ length: width }, lane));
}

/** All that an account's reading takes, found beforehand. */
async function pathsOf({ provider, access }: AccountTask, ask: Ask): Promise<string[]> {
  if (provider === 'plivo') {
    const list = `/Account/${access['authId']}/Media/`;
    const { meta } = (await ask(`${list}?limit=20&offset=0`)) as { meta: { total_count: number } };
    const pages = Math.ceil(meta.total_count / 20);
    return Array.from({ length: pages }, (_, page) => `${list}?limit=20&offset=${page * 20}`);
  }
  const root = `/2010-04-01/Accounts/${access['accountSid']}/Messages`;
  const paths: string[] = [];
  for (let next: string | null = `${root}.json?PageSize=1000`; next !== null; ) {
    paths.push(next);
    const page = (await ask(next)) as {
      messages: { sid: string; num_media: string }[];
      next_page_uri: string | null;
    };
    const carriers = page.messages.filter(({ num_media }) => num_media !== '0');
    paths.push(...carriers.map(({ sid }) => `${root}/${sid}/Media.json?PageSize=50`));
    next = page.next_page_uri;
  }
  return paths;
}

/** The bare loop: the same requests, so many at once, nothing stored. */
export async function runRaw(task: AccountTask): Promise<void> {
  // Found at no more than four at once, so that no limit is met.
  const paths = await pathsOf(task, asker(task, 4));
  const ask = asker(task, task.width);
  await measured(async () => {
    await inLanes(paths, task.width, ask);
    return { requests: paths.length };
  });
}
