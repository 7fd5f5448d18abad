import { accounts } from './en/accounts.ts';
import { cleanup } from './en/cleanup.ts';
import { activity } from './en/curation/activity.ts';
import { archives } from './en/curation/archives.ts';
import { holdings } from './en/curation/holdings.ts';
import { forbiddenDetails, inputDetails, refusalDetails } from './en/details.ts';
import { encodings } from './en/encodings.ts';
import { facts } from './en/facts.ts';
import { failures } from './en/failures.ts';
import { find } from './en/find.ts';
import { checks } from './en/lasting/checks.ts';
import { copying } from './en/lasting/copying.ts';
import { expiring } from './en/lasting/expiring.ts';
import { keepAlive } from './en/lasting/keepAlive.ts';
import { moves } from './en/lasting/moves.ts';
import { promise } from './en/lasting/promise.ts';
import { renewing } from './en/lasting/renewing.ts';
import { settings } from './en/lasting/settings.ts';
import { library } from './en/library.ts';
import { link } from './en/link.ts';
import { list } from './en/list.ts';
import { looking } from './en/looking.ts';
import { messages } from './en/messages.ts';
import { names } from './en/names.ts';
import { network } from './en/network.ts';
import { postings } from './en/postings.ts';
import { removal } from './en/removal.ts';
import { saving } from './en/saving.ts';
import { shell } from './en/shell.ts';
import { targets } from './en/targets.ts';
import { uploads } from './en/uploads.ts';

/** Every sentence that a person reads, in English; another language is another value of this type. */
export const en = {
  accounts,
  activity,
  archives,
  checks,
  forbiddenDetails,
  inputDetails,
  refusalDetails,
  cleanup,
  copying,
  encodings,
  expiring,
  facts,
  failures,
  find,
  holdings,
  keepAlive,
  library,
  link,
  looking,
  list,
  messages,
  moves,
  network,
  names,
  postings,
  promise,
  removal,
  renewing,
  saving,
  settings,
  shell,
  targets,
  uploads,
};
