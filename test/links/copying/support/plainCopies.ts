import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createLinkCopies,
  type LinkCopies,
  type LinkCopiesDeps,
} from '../../../../electron/links/copying/linkCopies.ts';
import { defaults } from '../../../../shared/settings/settings.ts';

/** Copies as nobody has set anything: plain links, for whatever is no test of theirs. */
export const plainCopies = (
  deps: Pick<LinkCopiesDeps, 'links' | 'clipboardWrite' | 'emit' | 'clock'>,
): LinkCopies =>
  createLinkCopies({
    settings: () => defaults.copying,
    labelOf: () => null,
    folder: join(tmpdir(), 'satchel-no-copies'),
    ...deps,
  });
