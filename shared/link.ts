import { z } from 'zod';

/**
 * public: for everyone, as long as the item lives. temporary: for everyone until it ends by itself.
 * protected: only with the account's credentials, so it is no link to give away.
 */
export const linkAccess = z.enum(['public', 'temporary', 'protected']);
export type LinkAccess = z.infer<typeof linkAccess>;

/**
 * What a provider's links are like. unless-protected: public, or protected by a setting of the account.
 * usually-temporary: temporary, and public in older accounts. Asking tells which.
 */
export const linkKind = z.enum(['public', 'unless-protected', 'temporary', 'usually-temporary']);
export type LinkKind = z.infer<typeof linkKind>;
