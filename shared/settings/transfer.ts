import { z } from 'zod';
import { wholeProblem } from './problems.ts';
import { type RetentionEdit, retentionEdit } from './retentionSettings.ts';
import { defaults, type Section, type Settings, sectionNames, sections } from './settings.ts';

/** What files of settings are written in now; files of a later one are not read. */
export const transferVersion = 1;
/** A longer file is none of Satchel's. */
export const longestTransfer = 256 * 1_024;

/** An account as it is called wherever it is connected: never by an id, and without anything that opens it. */
export interface NamedAccount {
  readonly id: string;
  readonly provider: string;
  readonly label: string;
}

const named = z.object({ provider: z.string().max(64), label: z.string().max(80) });
const head = z.object({
  satchel: z.literal('settings'),
  version: z.number().int().positive(),
  settings: z.record(z.string(), z.unknown()),
});

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** The text of a file that says what a person set; what they did not set is left out. */
export function writeTransfer(all: Settings, accounts: readonly NamedAccount[]): string {
  const chosen = sectionNames.flatMap((name): [Section, object][] => {
    const usual: Readonly<Record<string, unknown>> = defaults[name];
    const set = Object.entries(all[name]).filter(([key, value]) => !isSame(value, usual[key]));
    if (set.length === 0) return [];
    if (name !== 'retention') return [[name, Object.fromEntries(set)]];
    const edits = accounts.flatMap(({ id, provider, label }) => {
      const edit = all.retention.edits[id];
      return edit === undefined ? [] : [{ provider, label, ...edit }];
    });
    return edits.length === 0 ? [] : [[name, { edits }]];
  });
  const document = {
    satchel: 'settings',
    version: transferVersion,
    settings: Object.fromEntries(chosen),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** A setting that a file would change. */
export interface TransferChange {
  readonly section: Section;
  readonly key: string;
  readonly value: unknown;
}

/** What of a file is left as it is: unknown, out of its limits, or of an account that is not here or not alone in its name. */
export interface TransferLeft {
  readonly what: string;
  readonly why: 'unknown' | 'unfit' | 'no-account' | 'same-name';
}

export type ReadTransfer =
  | {
      readonly kind: 'read';
      readonly changes: readonly TransferChange[];
      readonly left: readonly TransferLeft[];
    }
  | { readonly kind: 'refused'; readonly why: 'not-settings' | 'newer' };

const refused = (why: 'not-settings' | 'newer'): ReadTransfer => ({ kind: 'refused', why });

/** What a file would change of what is set now. A file may name any part; what it does not name stays as it is. */
export function readTransfer(
  text: string,
  now: Settings,
  accounts: readonly NamedAccount[],
): ReadTransfer {
  const found = head.safeParse(parsed(text));
  if (!found.success || text.length > longestTransfer) return refused('not-settings');
  if (found.data.version > transferVersion) return refused('newer');
  const changes: TransferChange[] = [];
  const left: TransferLeft[] = [];
  for (const [name, value] of Object.entries(found.data.settings)) {
    const section = sectionNames.find((one) => one === name);
    const fields = z.record(z.string(), z.unknown()).safeParse(value);
    if (section === undefined || !fields.success) {
      left.push({ what: name, why: section === undefined ? 'unknown' : 'unfit' });
      continue;
    }
    for (const [key, given] of Object.entries(fields.data)) {
      const read =
        section === 'retention' && key === 'edits'
          ? editsOf(given, now.retention.edits, accounts, left)
          : given;
      const shape: Readonly<Record<string, z.ZodType>> = sections[section].shape;
      const schema = Object.hasOwn(shape, key) ? shape[key] : undefined;
      const fit = schema?.safeParse(read);
      if (fit === undefined) left.push({ what: `${name}.${key}`, why: 'unknown' });
      else if (!fit.success) left.push({ what: `${name}.${key}`, why: 'unfit' });
      else if (!isSame(fit.data, (now[section] as Record<string, unknown>)[key])) {
        changes.push({ section, key, value: fit.data });
      }
    }
  }
  const problem = wholeProblem(withChanges(now, changes));
  if (problem === null) return { kind: 'read', changes, left };
  // Each is well by itself; together with what stays as it is they are not.
  const wrong = problem.split('.')[0] ?? '';
  left.push({ what: wrong, why: 'unfit' });
  return { kind: 'read', changes: changes.filter(({ section }) => section !== wrong), left };
}

function withChanges(now: Settings, changes: readonly TransferChange[]): Settings {
  const next: Record<string, object> = { ...now };
  for (const { section, key, value } of changes) next[section] = { ...next[section], [key]: value };
  return next as unknown as Settings;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/u, ''));
  } catch {
    return null;
  }
}

/** What is known of accounts, under their ids here; those of accounts that the file does not name stay. */
function editsOf(
  given: unknown,
  now: Readonly<Record<string, RetentionEdit>>,
  accounts: readonly NamedAccount[],
  left: TransferLeft[],
): unknown {
  const list = z.array(named.extend(retentionEdit.shape)).safeParse(given);
  if (!list.success) return null;
  const edits: Record<string, RetentionEdit> = { ...now };
  for (const { provider, label, ...edit } of list.data) {
    const ours = accounts.filter((one) => one.provider === provider && one.label === label);
    const namesakes = list.data.filter((one) => one.provider === provider && one.label === label);
    const what = `${provider}: ${label}`;
    const [our] = ours;
    // Which of several is meant nobody can tell, and a wrong one would be reckoned by it.
    if (ours.length > 1 || namesakes.length > 1) {
      if (!left.some((one) => one.what === what)) left.push({ what, why: 'same-name' });
    } else if (our === undefined) left.push({ what, why: 'no-account' });
    else edits[our.id] = edit;
  }
  return edits;
}
