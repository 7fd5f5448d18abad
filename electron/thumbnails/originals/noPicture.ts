import { SatchelError } from '../../../shared/failure.ts';
import { notFound } from '../../../shared/failures.ts';

/** Thrown for what will never show anything, as against a source that failed this time. */
export class NoPicture extends SatchelError {
  constructor() {
    super(notFound);
    this.name = 'NoPicture';
  }
}
