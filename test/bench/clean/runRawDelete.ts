import { Agent, request } from 'node:http';
import type { AccountTask } from '../library/accounts/accountTask.ts';
import { measured } from '../task.ts';

/** The bare loop: every file of every message asked to be deleted, so many at once, nothing written down. */
export async function runRawDelete({ access, width }: AccountTask): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: width });
  const auth = `${access['accountSid']}:${access['authToken']}`;
  const ask = (method: string, path: string) =>
    new Promise<string>((resolve, reject) => {
      const asking = request(`${access['baseUrl']}${path}`, { agent, auth, method }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          if ((answer.statusCode ?? 500) > 299) reject(new Error(`status ${answer.statusCode}`));
          else resolve(Buffer.concat(chunks).toString());
        });
      });
      asking.on('error', reject);
      asking.end();
    });
  const root = `/2010-04-01/Accounts/${access['accountSid']}/Messages`;
  const paths: string[] = [];
  for (let next: string | null = `${root}.json?PageSize=1000`; next !== null; ) {
    const page = JSON.parse(await ask('GET', next)) as {
      messages: { sid: string; num_media: string }[];
      next_page_uri: string | null;
    };
    const carriers = page.messages.filter(({ num_media }) => num_media !== '0');
    await inLanes(carriers, width, async ({ sid }) => {
      const told = await ask('GET', `${root}/${sid}/Media.json?PageSize=50`);
      const { media_list } = JSON.parse(told) as { media_list: { sid: string }[] };
      for (const media of media_list) paths.push(`${root}/${sid}/Media/${media.sid}.json`);
    });
    next = page.next_page_uri;
  }
  await measured(async () => {
    await inLanes(paths, width, (path) => ask('DELETE', path));
    return { done: paths.length };
  });
}

async function inLanes<T>(
  all: readonly T[],
  width: number,
  work: (one: T) => Promise<unknown>,
): Promise<void> {
  const rest = [...all].reverse();
  const lane = async () => {
    for (let one = rest.pop(); one !== undefined; one = rest.pop()) await work(one);
  };
  await Promise.all(Array.from({ length: width }, lane));
}
