import { type Failure, SatchelError } from '../../shared/failure.ts';

/**
 * A refusal in the words of the service that was asked, and in the form that it alone gives to them:
 * an answer of something in between is told apart from it.
 */
export class OwnRefusal extends SatchelError {
  constructor(failure: Failure) {
    super(failure);
    this.name = 'OwnRefusal';
  }
}
