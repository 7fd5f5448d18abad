import { SatchelError } from '../../shared/failure.ts';

interface Original {
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

/** Thrown for what the darkroom was lost over twice: it may be the picture's fault, or not. */
export class NotMade extends SatchelError {
  constructor({ bytes, contentType }: Original) {
    super({
      kind: 'file-rejected',
      rule: 'not-made',
      sizeBytes: bytes.length,
      limitBytes: null,
      foundType: contentType,
      accepts: [],
    });
    this.name = 'NotMade';
  }
}
