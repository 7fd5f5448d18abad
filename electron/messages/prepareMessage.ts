import {
  type Meaning,
  type Reading,
  reaches,
  readRecipient,
  readSender,
} from '../../shared/address.ts';
import type { Services } from '../../shared/contract/contract.ts';
import { type Failure, SatchelError } from '../../shared/failure.ts';
import { fileRejected, invalidInput, notFound, type PlainDetail } from '../../shared/failures.ts';
import type { AccountId, MediaId } from '../../shared/ids.ts';
import type { MessageWarning } from '../../shared/message.ts';
import type { PreparedMessage } from '../../shared/outgoing.ts';
import type { Links } from '../library/linkMaker.ts';
import type { StoredMedia } from '../library/mediaRow.ts';
import type { OutgoingMessage } from '../providers/composing.ts';
import type { Provider } from '../providers/provider.ts';

type Asked = Parameters<Services['messages']['prepare']>[0];

/** Exactly what is sent when it is confirmed. */
export interface MessageDraft extends OutgoingMessage {
  readonly accountId: AccountId;
  readonly mediaIds: readonly MediaId[];
  readonly linksUntilAt: number | null;
}

export interface PrepareDeps {
  /** Throws SatchelError for an account that is not there. */
  readonly providerOf: (accountId: AccountId) => Provider;
  readonly isPractice: (accountId: AccountId) => boolean;
  readonly media: (mediaIds: readonly MediaId[]) => readonly StoredMedia[];
  readonly links: (mediaIds: readonly MediaId[], signal: AbortSignal) => Promise<Links>;
}

export interface Prepared {
  readonly shown: Omit<PreparedMessage, 'token'>;
  /** Null when something that was asked for cannot be sent. */
  readonly draft: MessageDraft | null;
}

const refuse = (detail: PlainDetail) => new SatchelError(invalidInput(detail));

/** Checks a message and makes the links of its media; throws for what makes it no message at all. */
export async function prepareMessage(
  asked: Asked,
  deps: PrepareDeps,
  signal: AbortSignal,
): Promise<Prepared> {
  const { accountId, text } = asked;
  const { compose } = deps.providerOf(accountId);
  if (!compose) throw refuse('no-compose');
  const { limits, needsPublicLinks } = compose;
  const { from, to, planned } = addressesOf(asked, limits.whatsApp);
  if (compose.takesSender?.(from) === false) throw refuse('sender');
  if (text.length > limits.maxTextLength) throw refuse('text-too-long');
  const mediaIds = [...new Set(asked.mediaIds)];
  if (mediaIds.length === 0 && text.trim() === '') throw refuse('nothing-to-send');
  if (mediaIds.length > limits.maxFiles) throw refuse('too-many-files');

  const rows = new Map(deps.media(mediaIds).map((row) => [row.id, row]));
  const unfit = (mediaId: MediaId): Failure | null => {
    const row = rows.get(mediaId);
    if (row === undefined || row.goneAt !== null) return notFound;
    // A carrier cannot fetch from this machine, and practice never reaches beyond it.
    if (deps.isPractice(row.accountId) !== deps.isPractice(accountId)) {
      return invalidInput('practice');
    }
    if (!needsPublicLinks && row.accountId !== accountId) {
      return invalidInput('other-account');
    }
    return null;
  };
  const failed: { mediaId: MediaId; failure: Failure }[] = [];
  for (const mediaId of mediaIds) {
    const failure = unfit(mediaId);
    if (failure !== null) failed.push({ mediaId, failure });
  }
  const fit = mediaIds.filter((id) => !failed.some(({ mediaId }) => mediaId === id));
  const made = await deps.links(fit, signal);
  if (needsPublicLinks) failed.push(...made.failed);

  const sizes = fit.map((id) => rows.get(id)?.sizeBytes ?? null);
  const known = sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
  if (known > limits.maxTotalBytes) {
    throw new SatchelError(
      fileRejected('too-large', { sizeBytes: known, limitBytes: limits.maxTotalBytes }),
    );
  }
  const unknown = sizes.includes(null);
  const { warnFiles, warnTotalBytes } = limits;
  const warnings: MessageWarning[] = [];
  if (warnFiles !== null && mediaIds.length > warnFiles) warnings.push('many-files');
  if (warnTotalBytes !== null && known > warnTotalBytes) warnings.push('large');
  if (unknown) warnings.push('unknown-size');
  if (!planned) warnings.push('unplanned-number');
  const linksUntilAt = needsPublicLinks ? made.soonestExpiryAt : null;
  if (needsPublicLinks && made.access === 'temporary') warnings.push('temporary-link');

  const urls = new Map(made.links.map(({ mediaId, url }) => [mediaId, url]));
  const media = fit.map((id) => {
    const row = rows.get(id);
    const sameAccount = row?.accountId === accountId;
    return { url: urls.get(id) ?? '', ref: row?.ref ?? null, sameAccount };
  });
  return {
    shown: {
      from,
      to,
      files: mediaIds.length,
      totalBytes: unknown ? null : known,
      warnings,
      linksUntilAt,
      billed: true,
      failed,
    },
    draft: failed.length > 0 ? null : { accountId, from, to, text, media, mediaIds, linksUntilAt },
  };
}

/** What may be meant in several ways was settled in the window: here only what has one meaning goes. */
function addressesOf(asked: Pick<Asked, 'from' | 'to'>, whatsApp: boolean) {
  const options = { home: null, whatsApp };
  const from = meant(readSender(asked.from, options), 'sender');
  const to = meant(readRecipient(asked.to, options), 'receiver');
  if (!reaches(from, to)) throw refuse('sender-and-receiver');
  return { from: from.address, to: to.address, planned: to.planned };
}

function meant(reading: Reading, detail: PlainDetail): Meaning {
  if (reading.kind !== 'one') throw refuse(detail);
  return reading.meaning;
}
