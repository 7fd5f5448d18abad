/** Pages that a person is led to, in their own browser. */
export interface ProviderPages {
  /** The page of the console that shows the keys, by what is known of the fields that are no secret. */
  keys(known: Readonly<Record<string, string>>): string;
  /** Where it says how links are made public, or lets that be done; absent where it is nobody's choice. */
  readonly publicLinks?: string;
  /** The hosts of these pages; one that begins with a dot is any name right below it. */
  readonly hosts: readonly string[];
}
