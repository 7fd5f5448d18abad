import { type CardSubject, contactCards } from '../../contentType/text/contactCards.ts';

/** Somebody as a picture of a contact card names them: plain text on one line, each part bounded. */
export interface Contact {
  readonly name: string;
  readonly organisation: string | null;
  readonly numbers: readonly string[];
  readonly emails: readonly string[];
}

const mostContacts = 20;
const mostEach = 8;
const longest = 200; // characters of a part

/**
 * The first twenty people of a vCard file. Whoever has no name is called by their number or address; what has neither
 * is left out.
 */
export function readContacts(text: string): Contact[] {
  return contactCards(text)
    .flatMap((card): Contact[] => {
      const valuesOf = (wanted: CardSubject) => [
        ...new Set(
          card.facts
            .filter(({ of }) => of === wanted)
            .map(({ value }) => onOneLine(value))
            .filter((value) => value !== ''),
        ),
      ];
      const numbers = valuesOf('phone').slice(0, mostEach);
      const emails = valuesOf('mail').slice(0, mostEach);
      const name = onOneLine(card.name ?? '') || numbers[0] || emails[0];
      if (name === undefined) return [];
      return [{ name, organisation: valuesOf('company')[0] ?? null, numbers, emails }];
    })
    .slice(0, mostContacts);
}

/** Without what cannot be seen or turns the order of what stands beside it. */
function onOneLine(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, longest);
}
