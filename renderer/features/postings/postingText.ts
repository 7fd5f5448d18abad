import { addressOfPerson } from '../../../shared/address.ts';
import {
  type Audience,
  type Channel,
  type ChannelLimits,
  mayBeBilled,
  type Person,
  peopleCount,
  type Unreached,
} from '../../../shared/audience.ts';
import type { PostingFile, PreparedPosting } from '../../../shared/posting.ts';
import { en } from '../../strings/en.ts';
import { formatBytes, formatCount, formatType } from '../../text/format.ts';

const words = en.postings;

export const filesText = (count: number) => words.files(count, formatCount(count));
const peopleText = (count: number) => words.people(count, formatCount(count));

function channelText(channel: Channel, told: string | null = null): string {
  if (channel !== 'other') return words.channels[channel];
  return told === null ? words.channels.otherUnknown : words.channels.other(told);
}

export interface PeopleGroup {
  readonly title: string;
  readonly names: readonly string[];
}

const order: readonly Channel[] = ['sms', 'whatsapp', 'other', 'chat'];

function nameOf({ name, address }: Person): string {
  const shown = address === null ? null : addressOfPerson(address);
  if (name !== null && shown !== null) return `${name} (${shown})`;
  return name ?? shown ?? '';
}

/** Everybody by the channel that reaches them; those whom it may cost money to reach come first. */
export function peopleGroups(people: readonly Person[]): PeopleGroup[] {
  const groups = new Map<string, Person[]>();
  const sorted = [...people].sort((a, b) => order.indexOf(a.channel) - order.indexOf(b.channel));
  for (const person of sorted) {
    const key = channelText(person.channel, person.told);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [person]);
    else group.push(person);
  }
  return [...groups].map(([channel, group]) => ({
    title: words.group(formatCount(group.length), channel),
    names: group.map(nameOf),
  }));
}

export function titleText(count: number, audience: Audience): string {
  const all = peopleCount(audience);
  if (all === 0) return words.titleNobody(filesText(count));
  const title = audience.more ? words.titleMore : words.title;
  return title(filesText(count), peopleText(all));
}

export function submitText(count: number, audience: Audience): string {
  const all = peopleCount(audience);
  if (all === 0) return words.submitNobody(filesText(count));
  return words.submit(filesText(count), peopleText(all));
}

/** Whether it leaves the chat, so that it may cost money and cannot be taken back. */
export function leavesChat({ people, unnamed, more }: Audience): boolean {
  return more || unnamed > 0 || people.some(({ channel }) => mayBeBilled(channel));
}

/** Why a file does not get to some of them. */
export function unreachedText(file: PostingFile, { channel, people, rule }: Unreached): string {
  const whom = peopleText(people);
  const by = channelText(channel);
  const texts = words.unreached;
  if (rule === 'size') return texts.size(formatBytes(file.sizeBytes ?? 0), whom, by);
  if (file.contentType === null) return texts.typeUnknown(whom, by);
  return texts.type(formatType(file.contentType, file.name), whom, by);
}

const list = new Intl.ListFormat('en');

function ruleText({ channel, accepts, belowBytes }: ChannelLimits): string {
  const types = accepts?.map((type) => formatType(type, null)) ?? [words.unreached.any];
  return words.unreached.rule(channelText(channel), list.format(types), formatBytes(belowBytes));
}

/** What is to be known of files that do not get to everybody; null where all of them do. */
export function unreachedSummary({
  files,
  limits,
}: Pick<PreparedPosting, 'files' | 'limits'>): { title: string; rules: string[] } | null {
  const stuck = files.filter(({ unreached }) => unreached.length > 0);
  if (stuck.length === 0) return null;
  const by = new Set(stuck.flatMap(({ unreached }) => unreached.map(({ channel }) => channel)));
  return {
    title: words.unreached.title(stuck.length, files.length, formatCount(stuck.length)),
    rules: limits.filter(({ channel }) => by.has(channel)).map(ruleText),
  };
}

export function totalText(files: readonly PostingFile[]): string {
  const what = filesText(files.length);
  const known = files.flatMap(({ sizeBytes }) => sizeBytes ?? []);
  if (known.length === 0) return words.totalUnknown(what);
  return words.total(what, formatBytes(known.reduce((sum, size) => sum + size, 0)));
}
