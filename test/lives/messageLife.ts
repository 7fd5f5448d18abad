import { silentLog } from '../../electron/base/log.ts';
import {
  createMessageService,
  type MessageService,
} from '../../electron/messages/messageService.ts';
import { SatchelError } from '../../shared/failure.ts';
import { type AccountId, accountId } from '../../shared/ids.ts';
import { type MessageRow, messageRow } from '../../shared/message.ts';
import { createRandom } from '../simulate/random.ts';
import { createVirtualTime } from '../simulate/virtualTime.ts';
import { createMessageModel } from './messageModel.ts';
import { emptyDatabase, mortal } from './mortal.ts';
import type { Verdict } from './removalLife.ts';

const account: AccountId = accountId.parse('a');
const hourMs = 3_600_000;

/** One life of messages, through kills, quits and answers of every kind, decided by its seed. */
export async function liveMessages(seed: number): Promise<Verdict> {
  const random = createRandom(seed);
  const time = createVirtualTime();
  const database = emptyDatabase();
  const began = time.trueNow();
  const trace: string[] = [];
  const tell = (what: string) => trace.push(`${Math.round(time.trueNow() - began)} ms  ${what}`);
  const broken: string[] = [];
  const model = createMessageModel({ random, time, tell });
  const now: { life: { service: MessageService; own: ReturnType<typeof mortal> } | null } = {
    life: null,
  };
  let kills = 0;
  let lockedUntil = 0;

  const dies = (offMs: number) => {
    kills += 1;
    tell('killed');
    now.life = null;
    time.after(offMs, start);
  };
  function start(): void {
    const blows = random.chance(0.5)
      ? [{ commit: random.whole(1, 12), after: random.chance(0.5) }]
      : [];
    const own = mortal(database, kills < 6 ? blows : [], () => dies(random.whole(100, 20_000)));
    tell('starts');
    const clock = time.clock(own.alive);
    try {
      const service = createMessageService({
        database: own.database,
        async sessions() {
          if (!own.alive()) await new Promise(() => {});
          if (time.trueNow() < lockedUntil) {
            throw new SatchelError({ kind: 'keychain-unavailable', cause: 'locked' });
          }
          return { provider: model.provider(own.alive), session: model.sessionOn(clock) };
        },
        providerOf: () => model.provider(own.alive),
        mediaSenders: () => [],
        isPractice: () => false,
        media: () => [],
        links: async () => ({ links: [], failed: [], access: null, soonestExpiryAt: null }),
        accounts: () => [account],
        download: () => Promise.reject(new SatchelError({ kind: 'not-found' })),
        canShrink: () => false,
        shrinkInto: async () => [],
        onNews() {},
        emit() {},
        clock,
        random: random.next,
        log: silentLog,
      });
      now.life = { service, own };
      void service.start().catch(() => {});
    } catch {
      // Killed while it started.
    }
  }

  /** How often a person had each text sent, and how often that was acknowledged. */
  const wanted = new Map<string, number>();
  const acknowledged: MessageRow[] = [];
  async function send(text: string): Promise<void> {
    const { service } = now.life ?? {};
    if (service === undefined) return;
    const asked = { accountId: account, from: '+16465550145', to: '+12125550100', text };
    const { token } = await service.prepare({ ...asked, mediaIds: [] });
    if (token === null) throw new Error('it cannot be sent');
    wanted.set(text, (wanted.get(text) ?? 0) + 1);
    tell(`sends "${text}"`);
    acknowledged.push(await service.send({ token }));
  }

  start();
  for (let count = random.whole(1, 6); count > 0; count -= 1) {
    const text = random.pick(['Hello', 'Hello', 'Good night', `No ${count}`]);
    time.after(random.whole(0, 60_000), () => void send(text).catch(() => {}));
  }
  for (let count = random.whole(0, 4); count > 0; count -= 1) {
    time.after(random.whole(0, 90_000), () => now.life?.own.die());
  }
  if (random.chance(0.2)) {
    time.after(random.whole(0, 40_000), () => {
      lockedUntil = time.trueNow() + random.whole(1_000, 60_000);
    });
  }
  if (random.chance(0.3)) {
    time.after(random.whole(1_000, 60_000), () => {
      const leaving = now.life;
      if (leaving === null) return;
      tell('quits');
      void leaving.service.close().then(() => {
        if (leaving.own.alive()) leaving.own.die();
      });
    });
  }
  await time.run(() => false, 150_000);
  model.heal();
  lockedUntil = 0;
  const rows = () =>
    (database.prepare('SELECT message FROM outgoing_messages').all() as { message: string }[]).map(
      ({ message }) => messageRow.parse(JSON.parse(message)),
    );
  const isOver = ({ state }: MessageRow) => /delivered|failed|cancelled/.test(state);
  const over = () => now.life !== null && rows().every(isOver);
  for (let round = 0; round < 6 && !over(); round += 1) {
    now.life?.service.resumeAccount(account);
    await time.run(over, hourMs);
  }
  const found = rows();
  for (const row of found) if (!isOver(row)) broken.push(`a message is stuck: ${row.state}`);
  for (const { id } of acknowledged) {
    if (!found.some((row) => row.id === id)) broken.push('a message is lost');
  }
  const names = found.flatMap(({ messageRef }) => messageRef ?? []);
  if (new Set(names).size !== names.length) broken.push('two messages are taken for one');
  for (const [text, times] of wanted) {
    const there = model.stored().filter((one) => one.text === text);
    if (there.length > times) broken.push(`"${text}" was sent ${there.length} times for ${times}`);
    const own = found.filter((row) => row.text === text);
    // What the provider has is known, unless its list could not tell, which is said then.
    const unknown = there.filter(({ name }) => !names.includes(name)).length;
    const untold = own.filter(
      ({ failure }) => failure?.kind === 'provider-down' && failure.cause === 'untold',
    ).length;
    if (unknown > untold) broken.push(`"${text}" is there, and said not to be`);
  }
  for (const { messageRef, state } of found) {
    const there = model.stored().some(({ name }) => name === messageRef);
    if (messageRef !== null && !there) broken.push(`${state} as ${messageRef}, which is nowhere`);
  }
  if (broken.length > 0) tell(JSON.stringify(found));
  return { broken, kills, trace };
}
