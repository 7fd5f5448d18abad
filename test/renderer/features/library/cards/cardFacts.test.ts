import { describe, expect, it } from 'vitest';
import {
  type CardContext,
  cardFacts,
  cardTitle,
} from '../../../../../renderer/features/library/cards/cardFacts.ts';
import { cutMiddle } from '../../../../../renderer/features/library/cards/cutMiddle.ts';
import { en } from '../../../../../renderer/strings/en.ts';
import type { MediaRow } from '../../../../../shared/media.ts';
import { fakeRow, provider } from '../../../harness/fakeRows.ts';

const now = Date.now();
const hour = 3_600_000;
const context: CardContext = {
  now,
  said: 'day',
  mixed: false,
  providerOf: () => provider,
  foundOf: () => null,
  ownerOf: () => undefined,
  keptOf: () => false,
};
const row = (facts: Partial<MediaRow>): MediaRow => ({
  ...fakeRow(0, 1, false),
  storedAt: now - hour,
  goneAt: null,
  direction: null,
  ...facts,
});
const unnamed = (facts: Partial<MediaRow>) =>
  row({ name: null, direction: 'inbound', fromAddress: '+12125550111', ...facts });

describe('a card', () => {
  it('is called by its file, or else by its person, its conversation or its text', () => {
    expect(cardTitle(row({ name: 'a.png' }), true)).toBe('a.png');
    expect(cardTitle(unnamed({ fromName: 'Ada' }), false)).toBe('Ada');
    expect(cardTitle(unnamed({}), false)).toBe('+1 212 555 0111');
    const nobody = { fromAddress: null, direction: null };
    expect(cardTitle(unnamed({ ...nobody, conversationName: 'Crew' }), false)).toBe('Crew');
    expect(cardTitle(unnamed({ ...nobody, textStart: 'Hello you' }), false)).toBe('Hello you');
    expect(cardTitle(unnamed(nobody), false)).toBe(en.library.unnamed);
  });

  it('says which way it went only where both ways are shown', () => {
    expect(cardTitle(unnamed({ fromName: 'Ada' }), true)).toBe(en.library.unnamedFrom('Ada'));
    const sent = unnamed({ direction: 'outbound', toName: 'Bo' });
    expect(cardTitle(sent, true)).toBe(en.library.unnamedTo('Bo'));
    expect(cardTitle(sent, false)).toBe('Bo');
  });

  it('says how long it will live only where that is soon', () => {
    expect(cardFacts(row({ usedAt: null }), context).life).not.toBe('');
    expect(cardFacts(row({ usedAt: now - hour }), context).life).toBe('');
    expect(cardFacts(row({ goneAt: now }), context).life).toBe(en.library.countdown.gone);
    // Missed after its own end, it expired, and nobody is said to have deleted it.
    const expired = row({ storedAt: now - 8 * hour, seenAt: now - 3 * hour, goneAt: now - hour });
    expect(cardFacts(expired, context).life).toBe(en.library.countdown.ended);
  });

  it('shows how its text begins beside when it came', () => {
    const { meta, label } = cardFacts(unnamed({ textStart: ' Is this\nstill there? ' }), context);
    expect(meta).toMatch(/ · Is this still there\?$/);
    expect(label).toContain(meta);
  });

  it('says in a corner how long a film plays, and that a picture moves', () => {
    const film = row({ kind: 'video', contentType: 'video/mp4', durationMs: 7_000 });
    expect(cardFacts(film, context).badge).toBe('0:07');
    expect(cardFacts(row({ contentType: 'image/gif' }), context).badge).toBe('GIF');
    expect(cardFacts(row({ contentType: 'image/png' }), context).badge).toBe('');
  });
});

describe('a name that is too long', () => {
  const widthOf = (text: string) => text.length * 7;

  it('loses its middle and keeps its ending', () => {
    const cut = cutMiddle('storefront-autumn-2026-final.jpg', 140, widthOf);
    expect(cut).toMatch(/^storefro.*….*inal\.jpg$/);
    expect(widthOf(cut)).toBeLessThanOrEqual(140);
  });

  it('stays whole where there is room', () => {
    expect(cutMiddle('storefront-autumn-2026-final.jpg', 400, widthOf)).not.toContain('…');
  });
});
