import { z } from 'zod';
import type { Failure } from '../../../shared/failure.ts';
import { SatchelError } from '../../../shared/failure.ts';
import { cleanText } from '../../http/httpDetail.ts';
import { down, statusFailure } from '../../http/httpFailure.ts';
import { readNames, toldName } from '../../http/multipartName.ts';
import { isOf, type SentFile } from '../answers/confirmed.ts';
import type { RemoteItem, SendOutcome } from '../provider.ts';
import type { LinkRule } from './translate.ts';
import { toItem } from './translate.ts';

/** The fields are documented by an official client, their values on failure nowhere (providers.md 1.2). */
const verdict = z.object({
  file_name: z.string().nullable().catch(null),
  status: z.string().nullable().catch(null),
  status_code: z.coerce.number().int().nullish().catch(null),
  error_code: z.union([z.string(), z.number()]).nullish().catch(null),
  error_message: z.string().nullish().catch(null),
});
type Verdict = z.infer<typeof verdict>;

const unclear: SendOutcome = { kind: 'unsure', failure: down('unreadable-answer') };

function refusal(object: Verdict, secrets: readonly string[]): Failure | null {
  const status = object.status_code ?? 0;
  const succeeded = object.status === null || /^success$/i.test(object.status.trim());
  if (succeeded && status < 300) return null;
  const clean = (text: string) => cleanText(text, secrets);
  return statusFailure({
    // A refusal under a success code is still a refusal, of the plainest kind.
    status: Math.max(status, 400),
    retryAfterMs: null,
    code: object.error_code == null ? null : clean(String(object.error_code)),
    said: object.error_message == null ? null : clean(object.error_message),
  });
}

function judge(
  object: unknown,
  file: SentFile,
  linkRule: LinkRule,
  secrets: readonly string[],
): SendOutcome {
  const parsed = verdict.safeParse(object);
  if (!parsed.success) return unclear;
  const failure = refusal(parsed.data, secrets);
  if (failure !== null) return { kind: 'failed', failure };
  let item: RemoteItem;
  try {
    item = toItem(object, linkRule);
  } catch (error) {
    if (error instanceof SatchelError) return unclear;
    throw error;
  }
  // Another size or name is perhaps not our file, so somebody must look; without a size it is only an id.
  const fits = item.sizeBytes === null || isOf(item, file);
  return fits ? { kind: 'stored', item } : unclear;
}

function nameOf(object: unknown): string | null {
  const name = verdict.safeParse(object).data?.file_name ?? null;
  return name === null ? null : toldName(name);
}

/**
 * One outcome a file, whatever the HTTP code was (providers.md 1.2). Objects are matched by name,
 * of equal names the one at the file's own position first, and what is left by position.
 */
export function judgeUpload(
  objects: readonly unknown[],
  files: readonly SentFile[],
  linkRule: LinkRule,
  secrets: readonly string[],
): SendOutcome[] {
  const names = objects.map(nameOf);
  const claimed = new Set<number>();
  const claim = (at: number) => {
    claimed.add(at);
    return at;
  };
  const byName = files.map((file, position) => {
    const ours = readNames(file.name);
    const fits = (at: number) => !claimed.has(at) && ours.includes(names[at] ?? '');
    if (fits(position)) return claim(position);
    return null;
  });
  for (const [position, file] of files.entries()) {
    if (byName[position] !== null) continue;
    const ours = readNames(file.name);
    const at = names.findIndex(
      (name, i) => !claimed.has(i) && name !== null && ours.includes(name),
    );
    if (at !== -1) byName[position] = claim(at);
  }
  return files.map((file, position) => {
    const at =
      byName[position] ??
      (position < objects.length && !claimed.has(position) ? claim(position) : null);
    if (at === null) return unclear;
    return judge(objects[at], file, linkRule, secrets);
  });
}
