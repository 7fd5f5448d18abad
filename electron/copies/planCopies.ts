import type { CopyPlan, CopyRemedy, CopyTo } from '../../shared/contract/copies.ts';
import { type Failure, SatchelError } from '../../shared/failure.ts';
import { invalidInput, notFound } from '../../shared/failures.ts';
import type { AccountId, MediaId } from '../../shared/ids.ts';
import { hasBytes, type MediaRow, saysNothing } from '../../shared/media.ts';
import type { Remedy, RemedyOffer } from '../../shared/remedy.ts';
import { anyType, checkFile, type FileLimits } from '../../shared/upload.ts';
import { inPortions } from '../base/inPortions.ts';
import { createClasses } from '../jobs/runs/refusalClasses.ts';
import type { StoredMedia } from '../library/mediaRow.ts';
import type { Provider } from '../providers/provider.ts';
import { type PlannedCopy, wayOf } from './copyRuns.ts';
import type { BackIn, TwinsIn } from './twins.ts';

/** So many are looked at before everything else gets its turn. */
const itemsAtOnce = 250;
/** As many items as a question names. */
const mostNamed = 12;

type FileRefusal = Extract<Failure, { kind: 'file-rejected' }>;
export type OffersFor = (refusal: FileRefusal, limits: FileLimits) => readonly RemedyOffer[];

export interface PlanDeps {
  readonly table: { byIds(ids: readonly MediaId[]): StoredMedia[] };
  /** Throws SatchelError for an account that is not connected. */
  readonly providerOf: (accountId: AccountId) => Provider;
  readonly isPractice: (accountId: AccountId) => boolean;
  /** What would make a refused file fit, where it is to go. */
  readonly offersFor: OffersFor;
  readonly rowOf: (item: StoredMedia) => MediaRow;
  /** What other runs have in hand (`wayOf`). */
  readonly underway: ReadonlySet<string>;
  readonly twinsIn: TwinsIn;
  /** Which of several that ended are not renewed, since another stands for them. */
  readonly backIn: BackIn;
  /** Those of these items whose file is still where they were uploaded from. */
  readonly withOriginal: (items: readonly StoredMedia[]) => Promise<ReadonlySet<MediaId>>;
}

/** What fits if something is done with it: what, for which reason, and the first refusal of that reason. */
export interface Unfit {
  readonly copy: PlannedCopy;
  readonly failure: FileRefusal;
  readonly offers: readonly Remedy[];
}

export interface PlannedCopies extends Omit<CopyPlan, 'token' | 'freeBytes'> {
  readonly copies: readonly PlannedCopy[];
  readonly unfit: readonly Unfit[];
  /** What goes only if it is to be there twice. */
  readonly twins: readonly PlannedCopy[];
  /** Why each of the others cannot go. */
  readonly refusals: ReadonlyMap<MediaId, Failure>;
}

/** Why nothing of an account is uploaded there again, or null. */
export function refusalOf(provider: Provider, kind: CopyPlan['kind']): Failure | null {
  const { upload } = provider;
  const dies = (upload?.targets?.withoutLifeMs ?? null) !== null;
  if (kind === 'renewal') {
    return upload === undefined || dies ? invalidInput('cannot-renew') : null;
  }
  if (upload === undefined) return invalidInput('no-upload');
  // Outside a conversation it would be gone in minutes.
  return dies ? invalidInput('target-needed') : null;
}

/** The first rule of an account that an item breaks, by what is known of it before its bytes are here. */
function unfitFor(item: StoredMedia, limits: FileLimits): FileRefusal | null {
  const declared = saysNothing(item.contentType) ? item.toldType : item.contentType;
  const contentType = declared?.split(';')[0]?.trim().toLowerCase() || null;
  const accepts = contentType === null ? [anyType] : limits.accepts;
  const facts = { readable: true, folder: false, sizeBytes: item.sizeBytes ?? 1, contentType };
  return checkFile(facts, { ...limits, accepts });
}

/** What uploading items again would do, before anything is done. Memory grows with the items. */
export async function planCopies(
  mediaIds: readonly MediaId[],
  to: CopyTo,
  deps: PlanDeps,
): Promise<PlannedCopies> {
  const { table, providerOf, rowOf } = deps;
  const kind = to === 'same' ? 'renewal' : 'move';
  const copies: PlannedCopy[] = [];
  const unfit: Unfit[] = [];
  const twins: PlannedCopy[] = [];
  const named: MediaRow[] = [];
  const classes = createClasses();
  const counts = new Map<AccountId, number>();
  const ofAccounts = new Map<AccountId, Failure | null>();
  const refusals = new Map<MediaId, Failure>();
  const refuse = (id: MediaId, failure: Failure) => {
    classes.add(failure, [id]);
    refusals.set(id, failure);
  };
  let [bytes, unknownSizes, underway, there] = [0, 0, 0, 0];

  function accountRefusal(id: AccountId): Failure | null {
    const known = ofAccounts.get(id);
    if (known !== undefined) return known;
    let found: Failure | null;
    try {
      found = refusalOf(providerOf(id), kind);
    } catch (error) {
      if (!(error instanceof SatchelError)) throw error;
      found = error.failure;
    }
    ofAccounts.set(id, found);
    return found;
  }

  function refusalFor(item: StoredMedia, toId: AccountId, isHere: boolean): Failure | null {
    if (!hasBytes(item) && !isHere) return notFound;
    if (deps.isPractice(item.accountId) !== deps.isPractice(toId)) return invalidInput('practice');
    return accountRefusal(toId);
  }

  function look(
    id: MediaId,
    item: StoredMedia | undefined,
    isThere: boolean,
    isHere: boolean,
  ): void {
    if (item === undefined) {
      refuse(id, notFound);
      return;
    }
    const toId = to === 'same' ? item.accountId : to;
    const copy: PlannedCopy = { accountId: item.accountId, mediaId: id, toId };
    // An item that is there already is no move.
    const failure =
      refusalFor(item, toId, isHere) ?? (to === item.accountId ? invalidInput('unusable') : null);
    if (failure !== null) {
      refuse(id, failure);
      return;
    }
    if (deps.underway.has(wayOf(copy))) {
      underway += 1;
      return;
    }
    const limits = providerOf(toId).upload?.limits;
    const broken = limits === undefined ? null : unfitFor(item, limits);
    if (isThere) {
      there += 1;
      if (broken === null && kind === 'move') twins.push(copy);
      return;
    }
    if (broken !== null && limits !== undefined) {
      refuse(id, broken);
      const offers = deps.offersFor(broken, limits).map(({ remedy }) => remedy);
      const own = offers.filter((remedy) => remedy.kind !== 'other-account');
      if (own.length > 0) unfit.push({ copy, failure: broken, offers: own });
      return;
    }
    copies.push(copy);
    counts.set(item.accountId, (counts.get(item.accountId) ?? 0) + 1);
    if (item.sizeBytes === null) unknownSizes += 1;
    else bytes += item.sizeBytes;
    if (named.length < mostNamed) named.push(rowOf(item));
  }

  const asked = new Set(mediaIds);
  // One that is asked for by itself is renewed, whatever came of it before.
  const backIn = async (items: readonly StoredMedia[]) =>
    asked.size > 1 ? deps.backIn(items, asked) : new Set<MediaId>();
  await inPortions([...asked], itemsAtOnce, async (portion) => {
    const rows = new Map(table.byIds(portion).map((row) => [row.id, row]));
    const stored = [...rows.values()];
    const held = to === 'same' ? await backIn(stored) : deps.twinsIn(stored, to);
    const here = await deps.withOriginal(stored.filter((row) => !hasBytes(row)));
    for (const id of portion) look(id, rows.get(id), held.has(id), here.has(id));
  });
  const accounts = [...counts]
    .map(([accountId, count]) => ({ accountId, count }))
    .sort((one, other) => other.count - one.count);
  return {
    kind,
    to: to === 'same' ? null : to,
    copies,
    unfit,
    twins,
    refusals,
    count: copies.length,
    bytes,
    unknownSizes,
    accounts,
    named,
    underway,
    there,
    again: twins.length,
    refused: classes.list(),
    ...remediesOf(unfit),
  };
}

const sameAs = (one: Remedy) => (other: Remedy) => JSON.stringify(one) === JSON.stringify(other);

/** The gentlest of what was chosen that helps, or nothing. */
export const chosenOf = (
  offers: readonly Remedy[],
  chosen: readonly Remedy[],
): Remedy | undefined => offers.find((offer) => chosen.some(sameAs(offer)));

/** What helps, with how many items each; and how many items each choice among these helps, each item once. */
function remediesOf(unfit: readonly Unfit[]): Pick<CopyPlan, 'remedies' | 'helped'> {
  const remedies: CopyRemedy[] = [];
  const positions = new Map<string, number>();
  const helped = new Map<string, { by: number[]; items: number }>();
  for (const { failure, offers } of unfit) {
    const by = offers.map((remedy) => {
      const key = JSON.stringify(remedy);
      const at = positions.get(key) ?? remedies.length;
      positions.set(key, at);
      const known = remedies[at] ?? { remedy, items: 0, failure };
      remedies[at] = { ...known, items: known.items + 1 };
      return at;
    });
    const same = helped.get(by.join()) ?? { by, items: 0 };
    helped.set(by.join(), { by, items: same.items + 1 });
  }
  return { remedies, helped: [...helped.values()] };
}
