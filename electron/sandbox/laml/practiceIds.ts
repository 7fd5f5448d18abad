import { randomBytes } from 'node:crypto';
import { uuidOf } from '../seeding/uuidSource.ts';

/** Ids of a practice account, equal for equal seeds, and secrets, random at each start. */
export function practiceIds(seed: number) {
  const id = (subject: string) => uuidOf(`${seed}:${subject}`);
  return {
    id,
    sid: (prefix: string, subject: string) => prefix + id(subject).replaceAll('-', ''),
    secret: () => randomBytes(20).toString('hex'),
  };
}
