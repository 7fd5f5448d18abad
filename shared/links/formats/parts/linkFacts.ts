import type { MediaKind } from '../../../media.ts';

/** A link on its way to the clipboard, with what is known of its item; null where it is not known. */
export interface LinkFacts {
  readonly url: string;
  readonly name: string | null;
  readonly kind: MediaKind;
  readonly contentType: string | null;
  readonly sizeBytes: number | null;
  /** In pixels, upright. */
  readonly width: number | null;
  readonly height: number | null;
  readonly durationMs: number | null;
  /** Epoch ms. */
  readonly storedAt: number | null;
  /** Epoch ms at which it stops working: the end of the link or of its item, whichever is first. */
  readonly expiresAt: number | null;
  /** What its account is called in Satchel. */
  readonly account: string | null;
  readonly fromAddress: string | null;
  readonly toAddress: string | null;
}
