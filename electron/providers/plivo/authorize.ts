import type { Authorization } from '../../http/authorization.ts';
import { basicAuthorization } from '../../http/authorization.ts';
import type { Credentials } from '../provider.ts';

/** HTTP Basic with the Auth ID and its token (providers.md 1.1). */
export const plivoAuthorization = ({ authId = '', authToken = '' }: Credentials): Authorization =>
  basicAuthorization(authId, authToken);
