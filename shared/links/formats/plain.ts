import { linkByLink } from './linkWriter.ts';
import { plainUrl } from './plainUrl.ts';

/** One link a line. */
export const plainWriter = linkByLink(({ url }) => plainUrl(url));
