/** Whether a content type is in a list of types, some of them whole families. */
export function acceptsType(accepts: readonly string[], contentType: string): boolean {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  return accepts.some((accepted) =>
    accepted.includes('/') ? accepted === type : type.startsWith(`${accepted}/`),
  );
}
