import fc from 'fast-check';
import { z } from 'zod';

/** Texts as others write them: empty, long, of halves of signs, of marks that turn the line around. */
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 30 }).map((units) => {
    return String.fromCharCode(...units);
  }),
  fc.constantFrom('', ' ', '/', 'image/', '///;;', '\ud800', '\udfff\ud800', '\u202e\u2067', '\0'),
  fc.integer({ min: 1, max: 3_000 }).map((length) => 'W'.repeat(length)),
);

const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.maxSafeInteger(),
  fc.integer({ min: -3, max: 1_000 }),
  fc.constantFrom(0, -0, 0.5, 8.64e15, -8.64e15, 9e15, 1e21, 5e-324, Number.MAX_VALUE),
);

/**
 * Values that a schema of the contract takes, by what zod keeps of it. Whatever is more particular
 * than a kind (a bound, a form) is left to the schema itself.
 */
export function arbitraryOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  const fits = (value: unknown) => schema.safeParse(value).success;
  if (schema instanceof z.ZodString) return whole(schema, text.filter(fits));
  if (schema instanceof z.ZodNumber) return numberOf(schema).filter(fits);
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodNull) return fc.constant(null);
  if (schema instanceof z.ZodUndefined) return fc.constant(undefined);
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values);
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodNullable) return fc.option(arbitraryOf(inner(schema)), { nil: null });
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return fc.option(arbitraryOf(inner(schema)), { nil: undefined });
  }
  if (schema instanceof z.ZodArray) {
    return fc.array(arbitraryOf(schema.element as z.ZodType), { maxLength: 4 }).filter(fits);
  }
  if (schema instanceof z.ZodObject) {
    const shape = Object.entries(schema.shape as Record<string, z.ZodType>);
    return fc.record(Object.fromEntries(shape.map(([key, part]) => [key, arbitraryOf(part)])));
  }
  if (schema instanceof z.ZodRecord) {
    const [key, value] = [schema.keyType as z.ZodString, schema.valueType as z.ZodType];
    const keys = arbitraryOf(key) as fc.Arbitrary<string>;
    return fc.dictionary(keys, arbitraryOf(value), { maxKeys: 3 }).filter(fits);
  }
  if (schema instanceof z.ZodUnion) {
    return fc.oneof(...(schema.options as z.ZodType[]).map(arbitraryOf));
  }
  throw new Error(`arbitraryOf does not know ${schema.constructor.name}`);
}

function inner(schema: z.ZodNullable | z.ZodOptional | z.ZodDefault): z.ZodType {
  return schema.unwrap() as z.ZodType;
}

/** With the longest that is allowed, which hardly any text is by chance. */
function whole(schema: z.ZodString, some: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const { minLength, maxLength } = schema;
  if (maxLength === null || maxLength < (minLength ?? 0)) return some;
  return fc.oneof({ weight: 9, arbitrary: some }, fc.constant('W'.repeat(maxLength)));
}

function numberOf({ minValue, maxValue }: z.ZodNumber): fc.Arbitrary<number> {
  const ends = [minValue, maxValue].filter((end) => end !== null && Number.isFinite(end));
  const least = Math.ceil(Math.max(minValue ?? -1e15, Number.MIN_SAFE_INTEGER));
  const most = Math.floor(Math.min(maxValue ?? 1e15, Number.MAX_SAFE_INTEGER));
  return fc.oneof(
    fc.integer({ min: 0, max: 1_000 }),
    fc.maxSafeInteger().map((any) => Math.min(most, Math.max(least, any))),
    number,
    ...(ends.length > 0 ? [fc.constantFrom(...(ends as number[]))] : []),
  );
}
