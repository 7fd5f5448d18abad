/**
 * What a job keeps whatever state it comes into: everything but the fields that belong to a state. So a fact
 * that is added to a job, or that a newer Satchel wrote, is kept without anybody thinking of it. `Facts` is
 * the type of what is left.
 */
export function withoutFields<Facts extends object>(
  job: Facts,
  stateFields: Readonly<Record<string, true>>,
): Facts {
  const facts = Object.entries(job).filter(([field]) => !Object.hasOwn(stateFields, field));
  return Object.fromEntries(facts) as Facts;
}
