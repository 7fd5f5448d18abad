import { FolderOpen, Link, ShieldCheck, X } from 'lucide-react';
import type { CopyRun } from '../../../shared/contract/copies.ts';
import type { Run } from '../../../shared/contract/runs.ts';
import { canRetry } from '../../../shared/uploads/canRetry.ts';
import { stopVerifying, updateArchive, verifyArchive } from '../../actions/archiveActs.ts';
import { copyMade } from '../../actions/copying/copyLinks.ts';
import { formatEntries } from '../../actions/copying/formatEntries.ts';
import { saveAgain, showFinished } from '../../actions/finishedActs.ts';
import { retryCopyRun } from '../../actions/renewing/copyRuns.ts';
import { stopSaving } from '../../actions/saving/saveItem.ts';
import { retryUploads } from '../../actions/uploads/uploadCalls.ts';
import {
  pauseArchiveRun,
  resumeArchiveRun,
  retryArchiveRun,
  showArchive,
  stopArchiveRun,
} from '../../stores/archivesStore.ts';
import { pauseCopyRun, resumeCopyRun, stopCopyRun } from '../../stores/copyRunsStore.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { pauseRemoval, resumeRemoval, startNow, stopRemoval } from '../../stores/removalsStore.ts';
import {
  pauseSaveRun,
  resumeSaveRun,
  retrySaveRun,
  stopSaveRun,
} from '../../stores/saveRunsStore.ts';
import { en } from '../../strings/en.ts';
import type { Act } from '../../ui/acts/Acts.tsx';
import { clearable, clearEntry } from './clearing.ts';
import type { Entry, EntryOf } from './entry.ts';
import { openEntry } from './openEntry.ts';

const words = en.activity;

/** What an entry is like, so far as what can be done about it hangs on that. */
export function layoutOf(entry: Entry): string {
  switch (entry.kind) {
    case 'removal':
    case 'archiving':
    case 'saving':
    case 'copying':
      return `${entry.kind} ${entry.run.state}`;
    case 'receipt':
      return `receipt ${entry.run !== null}`;
    case 'finished':
      return `finished ${entry.left !== null}`;
    case 'save':
      return `save ${entry.stopping}`;
    case 'upload':
      return `upload ${entry.section} ${entry.batch.tally.failed > 0}`;
    case 'message':
    case 'verifying':
      return `${entry.kind} ${entry.section}`;
    default:
      return entry satisfies never;
  }
}

interface RunCalls {
  readonly pause: (runId: string) => void;
  readonly resume: (runId: string) => void;
  readonly stop: (runId: string) => void;
}

/** What can be done about a run that is not over. */
function runActs({ id, state }: Run, { pause, resume, stop }: RunCalls): Act[] {
  const { removal } = words;
  const stopIt: Act = { label: removal.stop, run: () => stop(id) };
  switch (state) {
    case 'pending':
      return [
        { label: removal.undo, run: () => stop(id) },
        { label: removal.now, run: () => startNow(id) },
      ];
    case 'running':
      return [{ label: removal.pause, run: () => pause(id) }, stopIt];
    case 'paused':
      return [{ label: removal.resume, run: () => resume(id) }, stopIt];
    case 'stopping':
      return [{ label: removal.stopped, run: () => {}, pending: true }];
    case 'over':
      return [];
    default:
      return state satisfies never;
  }
}

const removing = { pause: pauseRemoval, resume: resumeRemoval, stop: stopRemoval };
const archiving = { pause: pauseArchiveRun, resume: resumeArchiveRun, stop: stopArchiveRun };
const saving = { pause: pauseSaveRun, resume: resumeSaveRun, stop: stopSaveRun };

const copying = { pause: pauseCopyRun, resume: resumeCopyRun, stop: stopCopyRun };

/** What was made can be passed on, and what was not be tried again. */
function copyActs(run: CopyRun): Act[] {
  if (run.state !== 'over') return runActs(run, copying);
  const { done, failed } = run;
  const links: Act[] =
    done === 0
      ? []
      : [
          {
            label: en.renewing.copyNew(done),
            icon: <Link />,
            run: () => copyMade(run),
            others: {
              label: en.copying.openMenu,
              entries: formatEntries((format) => copyMade(run, format)),
            },
          },
        ];
  if (failed === 0) return links;
  return [
    { label: words.again, run: () => retryCopyRun(run) },
    { label: words.details, run: () => openDialog({ kind: 'copy-run', run }) },
    ...links,
  ];
}

const folder = (run: () => void): Act => ({ label: words.showFolder, icon: <FolderOpen />, run });

/** What failed of work can be looked at and tried again for as long as it is kept. */
function againActs({ work, left }: EntryOf<'finished'>): Act[] {
  const { id, kind, archiveId, failure } = work;
  if (left !== null && left.run.failed > 0) {
    return [
      left.kind === 'archive'
        ? { label: words.again, run: () => void retryArchiveRun(id) }
        : { label: words.again, run: () => retrySaveRun(id) },
      {
        label: words.details,
        run: () =>
          left.kind === 'archive'
            ? openDialog({ kind: 'archive-run', run: left.run })
            : openDialog({ kind: 'save-run', run: left.run }),
      },
    ];
  }
  if (failure === null) return [];
  if (kind === 'file') return [{ label: words.again, run: () => saveAgain(work) }];
  if (archiveId === null) return [];
  const again = kind === 'verify' ? verifyArchive : (id: string) => void updateArchive(id);
  return [{ label: words.again, run: () => again(archiveId) }];
}

function finishedActs(entry: EntryOf<'finished'>): Act[] {
  const { work, last } = entry;
  const { kind, archiveId, verdict, done } = work;
  const findings: Act[] =
    archiveId !== null && last && verdict !== null && (work.failed > 0 || verdict.foreign > 0)
      ? [
          {
            label: words.verify.findings,
            run: () => openDialog({ kind: 'archive-findings', archiveId }),
          },
        ]
      : [];
  const verify: Act[] =
    archiveId === null || (kind === 'verify' && work.failure !== null)
      ? []
      : [
          {
            label: en.archives.verify,
            icon: <ShieldCheck />,
            run: () => verifyArchive(archiveId),
          },
        ];
  const there = archiveId !== null || ((kind === 'folder' || kind === 'file') && done > 0);
  return [
    ...againActs(entry),
    ...findings,
    ...verify,
    ...(there ? [folder(() => showFinished(work))] : []),
  ];
}

/** Files that failed and may come to another end; what was cancelled is meant to stay so. */
function retryActs({ batch: { jobs, tally } }: EntryOf<'upload'>): Act[] {
  if (tally.active > 0 || tally.failed === 0) return [];
  const ids = jobs.flatMap((job) => (job.state === 'failed' && canRetry(job) ? [job.id] : []));
  return ids.length === 0 ? [] : [{ label: words.again, run: () => retryUploads(ids) }];
}

/** What can be done about an entry. */
export function actsOf(entry: Entry): Act[] {
  switch (entry.kind) {
    case 'removal':
      return runActs(entry.run, removing);
    case 'archiving':
      return [...runActs(entry.run, archiving), folder(() => showArchive(entry.run.archiveId))];
    case 'saving':
      return runActs(entry.run, saving);
    case 'copying':
      return copyActs(entry.run);
    case 'verifying':
      return [{ label: en.archives.stopVerifying, run: () => stopVerifying(entry.archive.id) }];
    case 'finished':
      return finishedActs(entry);
    case 'receipt': {
      const { run } = entry;
      const show: Act = { label: words.receipt.show, quiet: true, run: () => openEntry(entry) };
      if (run === null || run.failed === 0) return [show];
      return [{ label: words.details, run: () => openDialog({ kind: 'removal', run }) }, show];
    }
    case 'upload':
      return [
        ...retryActs(entry),
        { label: words.upload.show, quiet: true, run: () => openEntry(entry) },
      ];
    case 'message':
      return [{ label: words.message.show, quiet: true, run: () => openEntry(entry) }];
    case 'save': {
      const { save, stopping } = entry;
      const label = stopping ? words.save.stopping : words.save.stop;
      return [{ label, pending: stopping, run: () => stopSaving(save.token) }];
    }
    default:
      return entry satisfies never;
  }
}

/** What takes an entry away, where that can be; it stands last. */
export const clearActs = (entry: Entry): readonly Act[] =>
  clearable(entry) ? [{ label: words.clear, icon: <X />, run: () => clearEntry(entry) }] : [];
