import type { CredentialField } from '../../../shared/account.ts';
import type { ComposeLimits } from '../../../shared/outgoing.ts';
import type { RetentionRule } from '../../../shared/retention.ts';
import type { Authorization } from '../../http/authorization.ts';
import type { ReadLink } from '../links/readLink.ts';
import type { Credentials, Provider } from '../provider.ts';
import type { ProviderPages } from '../providerPages.ts';

/** All in which the APIs that speak this language differ, as data. */
export interface Dialect {
  readonly id: string;
  readonly label: string;
  readonly pages: ProviderPages;
  readonly credentials: readonly CredentialField[];
  readonly identityField: string;
  readonly boundElsewhere?: NonNullable<Provider['boundElsewhere']>;
  readonly origin: (credentials: Credentials) => string;
  readonly readLink: ReadLink;
  /** Between the endpoint and `Accounts/`. */
  readonly prefix: string;
  /** Field that holds the account's sid, as paths need it. */
  readonly accountField: string;
  readonly authorize: (credentials: Credentials) => Authorization;
  readonly retention: RetentionRule;
  /** How long new media, and a new message, may not be found though they are there. */
  readonly settlingMs: { readonly media: number; readonly message: number };
  /** What credentials get where a stranger is refused: a signed link that lasts so long, or no link. */
  readonly protection:
    | { readonly kind: 'signed'; readonly lifeMs: number }
    /** Switched for all media at once, so that what was seen of one holds for others. */
    | { readonly kind: 'credentials' };
  /** A sender of this form is a service that chooses one. */
  readonly serviceSid: RegExp;
  readonly senderPool: string;
  readonly composeLimits: ComposeLimits;
  /** Why there is no upload, and what to do instead. */
  readonly uploadAbsence: string;
}
