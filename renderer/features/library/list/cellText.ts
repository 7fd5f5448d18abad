import { addressText } from '../../../../shared/address.ts';
import type { MediaRow } from '../../../../shared/media.ts';
import { type Expiry, timeLeft } from '../../../../shared/retention.ts';
import { en } from '../../../strings/en.ts';
import { countdownOf, lifeOf } from '../../../text/countdown.ts';
import { formatBytes, formatCount, formatInstant, formatType } from '../../../text/format.ts';
import { titleOf } from '../../../text/titleOf.ts';
import type { ColumnId } from './columnRules.ts';

/** What of a row's cells is known beside the row. */
export interface CellContext {
  readonly now: number;
  readonly account: string;
  readonly provider: string;
  readonly expiry: Expiry | null;
}

const words = en.list;

/** A name tells more than a number, and a number more than nothing. */
function personText(name: string | null, address: string | null): string {
  return name ?? (address === null ? '' : addressText(address));
}

function endText({ expiry, now, provider }: CellContext): string {
  if (expiry === null) return '';
  const countdown = countdownOf(expiry, now);
  if (countdown !== null) return countdown.label;
  return timeLeft(expiry, now) === null ? lifeOf(expiry, now, { provider, unread: false })[0] : '';
}

const instantText = (at: number | null, now: number) => (at === null ? '' : formatInstant(at, now));

/** What a cell says; nothing where nothing is known and nobody would miss it. */
export function cellText(id: ColumnId, row: MediaRow, context: CellContext): string {
  const { now } = context;
  switch (id) {
    case 'name':
      return titleOf(row);
    case 'from':
      return personText(row.fromName, row.fromAddress);
    case 'to':
      return personText(row.toName, row.toAddress);
    case 'direction':
      return row.direction === null ? '' : en.library.inspector[row.direction];
    case 'account':
      return context.account;
    case 'kind':
      return en.library.kinds[row.kind];
    case 'type':
      return formatType(row.contentType, row.name);
    case 'size':
      return row.sizeBytes === null ? en.library.inspector.sizeUnknown : formatBytes(row.sizeBytes);
    case 'pixels':
      return row.width === null || row.height === null
        ? ''
        : words.pixels(formatCount(row.width), formatCount(row.height));
    case 'stored':
      return row.storedAt === null ? en.library.inspector.unknown : instantText(row.storedAt, now);
    case 'used':
      return instantText(row.usedAt, now);
    case 'end':
      return endText(context);
    case 'archived':
      return row.archived ? words.archived : '';
    case 'status':
      return row.messageStatus ?? '';
    case 'text':
      return row.textStart?.replaceAll(/\s+/gu, ' ').trim() ?? '';
    case 'conversation':
      return row.conversationName ?? '';
    case 'ref':
      return row.ref;
    default:
      return id satisfies never;
  }
}
