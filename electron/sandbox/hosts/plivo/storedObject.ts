/** One whole object of the account. */
export interface StoredObject {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly storedAt: number;
  readonly usedAt: number | null;
  /** From when on the list shows it. */
  readonly listedAt: number;
  readonly requestId: string;
  readonly seeded: boolean;
}

/** A file as it came, judged and ready to be stored. */
export interface NewFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}
