import { type LibraryRig, plivo } from './libraryRig.ts';

/** Ids that the provider lists at this moment. */
export async function heldIds({ session }: LibraryRig): Promise<string[]> {
  const ids: string[] = [];
  const signal = new AbortController().signal;
  for (let cursor: string | null = null; ; ) {
    const page = await plivo.list(session, cursor, signal);
    ids.push(...page.items.map((item) => item.ref));
    cursor = page.nextCursor;
    if (cursor === null) return ids.sort();
  }
}

/** Stores notes at the provider behind the library's back. */
export async function upload({ sandbox }: LibraryRig, count: number): Promise<string[]> {
  const form = new FormData();
  for (let index = 0; index < count; index += 1) {
    form.append('file', new Blob([`note ${index}`], { type: 'text/plain' }), `note-${index}.txt`);
  }
  const { baseUrl, authId, authToken } = sandbox.plivo;
  const answer = await fetch(`${baseUrl}/Account/${authId}/Media/`, {
    method: 'POST',
    body: form,
    headers: { authorization: `Basic ${btoa(`${authId}:${authToken}`)}` },
  });
  const body = (await answer.json()) as { objects: { media_id: string }[] };
  return body.objects.map((object) => object.media_id);
}
