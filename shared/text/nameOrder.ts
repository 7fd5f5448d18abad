/**
 * The order in which people look for names: by the alphabet of their language (`undefined`: that of the
 * machine), with numbers by what they count, so that IMG_2 comes before IMG_10.
 */
export function nameOrder(locale?: string): Intl.Collator {
  const options = { numeric: true } as const;
  try {
    return new Intl.Collator(locale, options);
  } catch {
    // A system may call its language what no standard does ("C", "posix").
    return new Intl.Collator(undefined, options);
  }
}
