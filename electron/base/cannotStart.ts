/** Why Satchel cannot start, as a sentence for the person: there is no window yet that could explain. */
export class CannotStart extends Error {
  constructor(sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.name = 'CannotStart';
  }
}
