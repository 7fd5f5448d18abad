import type { LinkForm } from '../providers/links/readLink.ts';
import type { Session } from '../providers/provider.ts';

/** Whether the form of a link is enough to find the item again that it leads to. */
export function namesItem(form: LinkForm | null, { ref }: { readonly ref: string }): boolean {
  const item = form?.item ?? null;
  if (item === null) return false;
  return 'ref' in item ? item.ref === ref : ref.endsWith(`/${item.endsWith}`);
}

/** Where the requests of an account go. */
export const originOf = ({ http }: Pick<Session, 'http'>) => new URL(http.baseUrl).origin;
