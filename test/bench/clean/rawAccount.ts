import { Agent, request } from 'node:http';
import type { AccountTask } from '../library/accounts/accountTask.ts';

/** The bare requests of an account by its provider's plainest way, so many at once; nothing is written down. */
export function rawAccount({ access, width }: Pick<AccountTask, 'access' | 'width'>) {
  const agent = new Agent({ keepAlive: true, maxSockets: width });
  const auth = `${access['accountSid']}:${access['authToken']}`;
  const root = `/2010-04-01/Accounts/${access['accountSid']}/Messages`;

  const ask = (method: string, path: string) => get(method, `${access['baseUrl']}${path}`, true);
  /** Asks for what must not be there any more; throws where it is. */
  async function isGone(path: string): Promise<void> {
    const found = await ask('GET', path).then(
      () => true,
      (error: unknown) => !String(error).includes('status 404'),
    );
    if (found) throw new Error('it is there still, or cannot be asked for');
  }
  const get = (method: string, url: string, own: boolean): Promise<Buffer> =>
    new Promise((resolve, reject) => {
      const asking = request(url, { agent, method, ...(own && { auth }) }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          const { statusCode = 500, headers } = answer;
          if (headers.location !== undefined) {
            const next = new URL(headers.location, url);
            resolve(get(method, next.href, next.origin === new URL(url).origin));
          } else if (statusCode > 299) reject(new Error(`status ${statusCode}`));
          else resolve(Buffer.concat(chunks));
        });
      });
      asking.on('error', reject);
      asking.end();
    });

  /** Of every file that the account has. */
  async function paths(): Promise<string[]> {
    const found: string[] = [];
    for (let next: string | null = `${root}.json?PageSize=1000`; next !== null; ) {
      const page = JSON.parse(String(await ask('GET', next))) as {
        messages: { sid: string; num_media: string }[];
        next_page_uri: string | null;
      };
      const carriers = page.messages.filter(({ num_media }) => num_media !== '0');
      await inLanes(carriers, width, async ({ sid }) => {
        const told = String(await ask('GET', `${root}/${sid}/Media.json?PageSize=50`));
        const { media_list } = JSON.parse(told) as { media_list: { sid: string }[] };
        for (const media of media_list) found.push(`${root}/${sid}/Media/${media.sid}`);
      });
      next = page.next_page_uri;
    }
    return found;
  }

  return { ask, isGone, paths };
}

export async function inLanes<T>(
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
