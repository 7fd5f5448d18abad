import { type Failure, SatchelError } from '../../shared/failure.ts';

/** Somebody answered; neither what never left nor what is asked again after a wait, which then tells. */
export function answers({ kind }: Failure): boolean {
  const answered = ['unauthorized', 'forbidden', 'not-found', 'provider-refused', 'provider-down'];
  return answered.includes(kind);
}

/** Why asking failed; null when it did not, and what is no failure is thrown. */
export async function failureOfAsking(ask: () => Promise<unknown>): Promise<Failure | null> {
  try {
    await ask();
    return null;
  } catch (error) {
    if (error instanceof SatchelError) return error.failure;
    throw error;
  }
}
