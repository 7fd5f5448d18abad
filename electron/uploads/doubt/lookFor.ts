import type { AccountId, JobId, MediaId } from '../../../shared/ids.ts';
import { down } from '../../http/httpFailure.ts';
import type { Finding, Question } from '../../jobs/doubt.ts';
import { refuses } from '../../jobs/failureRules.ts';
import type { SessionSource } from '../../providers/provider.ts';
import type { UploadEntry } from '../ledger/uploadEntry.ts';
import type { RecordItems, UploadKinds, UploadLedger } from '../ledger/uploadKinds.ts';
import { findArrived } from './findArrived.ts';
import { findStored } from './findStored.ts';
import type { ServerTime } from './serverTime.ts';

/**
 * How much further back the list is read before absence is believed: a clock that was set meanwhile may
 * have put what is looked for below what was there before, by all that time zones can be apart.
 */
const zonesMs = 26 * 60 * 60_000;

type Findings = Map<JobId, Finding<UploadKinds>>;

interface LookForDeps {
  readonly accountId: AccountId;
  readonly serverTime: ServerTime;
  readonly deps: {
    readonly ledger: Pick<UploadLedger, 'claims' | 'runtimes'>;
    readonly sessions: SessionSource;
    readonly record: RecordItems;
  };
}

/** Looks at the provider for uploads whose last bytes were sent and not answered for. */
export function createLookFor({ accountId, serverTime, deps }: LookForDeps) {
  const { ledger, sessions, record } = deps;

  async function lookInTarget({ job }: UploadEntry, signal: AbortSignal) {
    const { id } = job;
    const { provider, session } = await sessions(accountId);
    const found = await findArrived({ accountId, provider, session, record, signal }, job);
    switch (found) {
      case 'waiting':
        return absent();
      case 'untold':
        return untold();
      case 'gone':
        // What is not there at first may be listed late; sent anew, it would be in its target twice.
        return absent([
          { id, event: { kind: 'arrival-lost' } },
          { id, event: { kind: 'absent', anew: true } },
        ]);
      default:
        return stored(id, found);
    }
  }

  async function lookInList(
    asked: readonly UploadEntry[],
    { others, last, signal }: Question<UploadKinds>,
    findings: Findings,
  ): Promise<void> {
    if (asked.length === 0) return;
    const { provider, session } = await sessions(accountId);
    // The older of equal items belongs to the older attempt, though its turn to ask is later.
    const all = [...asked, ...others.filter(({ job }) => job.arrived === undefined)];
    const found = await findStored({
      accountId,
      provider,
      session,
      wanted: serverTime.inOrder(all),
      sinceAt: (newestAt) =>
        serverTime.earliest(all, { serverNow: session.http.serverNow(), newestAt }),
      deeperMs: last ? zonesMs : 0,
      record,
      isClaimed: ledger.claims.isClaimed,
      signal,
    });
    for (const { job } of all) {
      const { id } = job;
      const mediaId = found.stored.get(id);
      if (mediaId !== undefined && ledger.claims.claim(mediaId)) {
        findings.set(id, stored(id, mediaId));
      } else if (found.unclear.has(id)) findings.set(id, { kind: 'unclear' });
      else findings.set(id, found.untold.has(id) ? untold() : absent());
    }
  }

  return async (question: Question<UploadKinds>): Promise<Findings> => {
    const findings: Findings = new Map();
    const listed: UploadEntry[] = [];
    for (const entry of question.asked) {
      const { job } = entry;
      // What was refused together with others goes by itself, should it be sent again.
      if (job.state === 'unsure' && job.answered?.shared && refuses(job.failure)) {
        ledger.runtimes.of(job.id).memory.goesAlone = true;
      }
      if (job.arrived === undefined) listed.push(entry);
      else findings.set(job.id, await lookInTarget(entry, question.signal));
    }
    await lookInList(listed, question, findings);
    return findings;
  };
}

const absent = (
  changes?: Extract<Finding<UploadKinds>, { kind: 'absent' }>['changes'],
): Finding<UploadKinds> =>
  changes === undefined ? { kind: 'absent' } : { kind: 'absent', changes };

const untold = (): Finding<UploadKinds> => ({ kind: 'untold', failure: down('untold') });

const stored = (id: JobId, mediaId: MediaId): Finding<UploadKinds> => ({
  kind: 'found',
  changes: [{ id, event: { kind: 'stored', mediaId } }],
});
