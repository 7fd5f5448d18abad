/** Where text says itself what it is written in: HTML, XML, CSS, vCard and many scripts, near their begin. */
const declaration =
  /(@charset\s+["']|\b(?:charset|encoding|coding)\s*[=:]\s*["']?)([\w.:-]{2,40})/gi;
const declaredWithin = 1_024;

/** The encoding that the bytes name, in the words of `TextDecoder`; null when they name none that is known. */
export function declaredEncoding(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, declaredWithin)).toString('latin1');
  for (const [, , label = ''] of start.matchAll(declaration)) {
    const encoding = encodingOf(label);
    if (encoding !== null) return encoding;
  }
  return null;
}

/** The text with UTF-8 named in place of the encoding that it was read as, which it is no longer in. */
export function declaringUtf8(text: string, from: string): string {
  const family = (encoding: string) => encoding.replace(/^utf-16[bl]e$/, 'utf-16');
  const start = text
    .slice(0, declaredWithin)
    .replace(declaration, (whole: string, before: string, label: string) =>
      family(encodingOf(label) ?? '') === family(from) ? `${before}utf-8` : whole,
    );
  return start + text.slice(declaredWithin);
}

function encodingOf(label: string): string | null {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}
