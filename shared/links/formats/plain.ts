import { linkByLink } from './parts/linkWriter.ts';
import { plainUrl } from './parts/plainUrl.ts';

/** One link a line. */
export const plainWriter = linkByLink(({ url }) => plainUrl(url));
