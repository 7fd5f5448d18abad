import type { Http } from '../../electron/http/http.ts';
import { mcs } from '../../electron/providers/mcs/mcs.ts';
import { mediaRef } from '../../shared/ids.ts';
import type { UploadJob } from '../../shared/upload.ts';
import { counted } from './counted.ts';
import type { Machine } from './machine.ts';
import { type ChatMedia, chatService, type ModelChat } from './modelChat.ts';
import { readChat } from './modelChatReads.ts';
import type { VirtualTime } from './virtualTime.ts';

interface Stored {
  readonly job: Extract<UploadJob, { state: 'stored' }>;
  readonly sha256: string | null;
}

interface Case {
  readonly machine: Machine;
  readonly chat: ModelChat;
  readonly time: VirtualTime;
  readonly stored: readonly Stored[];
}

/** What must hold of Conversations: one living item a job, in its place once and never twice. */
export async function judgeChat({ machine, chat, time, stored }: Case): Promise<string[]> {
  const broken: string[] = [];
  const mediaOf = ({ job }: Stored): ChatMedia | undefined => {
    const ref = machine.refOf(job.mediaId);
    return chat.media.find(({ sid }) => `${chatService}/${sid}` === ref);
  };
  const placeOf = (media: ChatMedia) =>
    chat.messages.find(({ mediaSid }) => mediaSid === media.sid)?.conversation;
  const end = chat.trueNow();

  for (const one of stored) {
    const { name, target, id } = one.job;
    const media = mediaOf(one);
    if (media !== undefined && chat.isLiveAt(media, end)) {
      const leftMs = await linkLifeOf(media, chat, time);
      if (leftMs <= 0 || leftMs > 300_000) broken.push(`the link of ${name} lasts ${leftMs} ms`);
    }
    if (media === undefined || media.sha256 !== one.sha256) {
      broken.push(`${name} is said to be stored and has no item, or that of another file`);
      continue;
    }
    if (target !== undefined) {
      const there = `${chatService}/${placeOf(media)}`;
      if (there !== target.id) broken.push(`${name} is in ${there} and not in ${target.id}`);
      if (!chat.isLiveAt(media, end)) broken.push(`${name} is attached and lives no more`);
      continue;
    }
    const at = machine.acknowledged.get(id) ?? end;
    // Answered for, it can still die before that is written: of a sleep of the machine, nothing else.
    const awakeAt = at - time.sleptBetween(media.storedAt, at);
    if (!chat.isLiveAt(media, awakeAt))
      broken.push(`${name} was dead when it was said to be stored`);
    const alike = chat.media.filter((other) => {
      return other.sha256 === media.sha256 && chat.isLiveAt(other, at);
    });
    const anyway = machine.sentAnyway.filter((sha256) => sha256 === media.sha256).length;
    const wanted = anyway + (machine.committed.get(media.sha256)?.size ?? 0);
    if (alike.length > wanted) broken.push(`${name} lived ${alike.length} times for ${wanted}`);
  }

  const said = counted(
    stored.flatMap(({ job, sha256 }) => (job.target ? `${job.target.id} ${sha256}` : [])),
  );
  const held = counted(
    chat.messages.map(({ conversation, mediaSid }) => {
      const media = chat.media.find(({ sid }) => sid === mediaSid);
      return `${chatService}/${conversation} ${media?.sha256}`;
    }),
  );
  for (const key of new Set([...said.keys(), ...held.keys()])) {
    const [inJobs, inLedger] = [said.get(key) ?? 0, held.get(key) ?? 0];
    if (inJobs === inLedger) continue;
    const name = chat.media.find(({ sha256 }) => key.endsWith(sha256))?.file.name;
    broken.push(`${name} has ${inLedger} messages for ${inJobs} jobs`);
  }
  return broken;
}

/** How long a link that is made now is said to work, by the machine's clock. */
async function linkLifeOf({ sid }: ChatMedia, chat: ModelChat, time: VirtualTime): Promise<number> {
  const clock = time.clock(() => true);
  const nothing = () => {
    throw new Error('a link is made by asking for its media alone');
  };
  const http: Http = {
    baseUrl: 'https://model.example/',
    ...{ serverNow: chat.date, leadsTo: nothing, bytes: nothing, send: nothing },
    json: async ({ path, schema }) => schema.parse(readChat(chat, path)),
  };
  const item = { ref: mediaRef.parse(`${chatService}/${sid}`), messageRef: null, linkUrl: null };
  const session = { credentials: {}, http, at: () => http, clock };
  const link = await mcs.link?.make(session, item, new AbortController().signal);
  return (link?.expiresAt ?? 0) - clock.now();
}
