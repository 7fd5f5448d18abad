import { readFileSync } from 'node:fs';
import { runArchive } from './archive/runArchive.ts';
import { runArchiveMemory } from './archive/runArchiveMemory.ts';
import { runRawArchive } from './archive/runRawArchive.ts';
import { runCleanBench } from './clean/cleanBench.ts';
import { runClean } from './clean/runClean.ts';
import { runCleanMemory } from './clean/runCleanMemory.ts';
import { runRawDelete, runRawUnchecked } from './clean/runRawDelete.ts';
import { runFiveAtOnce, runLimit } from './contenders/plain.ts';
import { runSatchel } from './contenders/satchel.ts';
import type { AccountTask, SandboxTask } from './library/accounts/accountTask.ts';
import { runRaw } from './library/accounts/runRaw.ts';
import { runBenchSandbox } from './library/accounts/runSandbox.ts';
import { runSync } from './library/accounts/runSync.ts';
import { runLibraryBench } from './library/libraryBench.ts';
import { runQueriesBench } from './library/queries/queriesBench.ts';
import { runLinksBench } from './links/linksBench.ts';
import { runLinks } from './links/runLinks.ts';
import { runNamesBench } from './names/namesBench.ts';
import { type LinkOptions, startSlowLink } from './slowLink.ts';
import type { Task } from './task.ts';
import { runUploadBench } from './uploadBench.ts';

const [, program = '', role = '', argument = ''] = process.argv;

async function main(): Promise<void> {
  const task = () => JSON.parse(readFileSync(argument, 'utf8')) as Task;
  switch (role) {
    case 'upload':
      return runUploadBench(process.cwd(), program);
    case 'names':
      return runNamesBench(Number(argument === '' ? 3 : argument));
    case 'library':
      return runLibraryBench(process.cwd(), program);
    case 'far-end':
      return runBenchSandbox(JSON.parse(argument) as SandboxTask);
    case 'sync':
      return runSync(JSON.parse(readFileSync(argument, 'utf8')) as AccountTask);
    case 'raw':
      return runRaw(JSON.parse(readFileSync(argument, 'utf8')) as AccountTask);
    case 'clean':
    case 'archive':
      return runCleanBench(role, process.cwd(), program);
    case 'clean-run':
      return runClean(JSON.parse(readFileSync(argument, 'utf8')) as AccountTask);
    case 'clean-memory':
      return runCleanMemory(JSON.parse(readFileSync(argument, 'utf8')) as AccountTask);
    case 'archive-run':
      return runArchive(JSON.parse(readFileSync(argument, 'utf8')) as AccountTask);
    case 'archive-memory':
      return runArchiveMemory(JSON.parse(readFileSync(argument, 'utf8')) as AccountTask);
    case 'raw-archive':
      return runRawArchive(JSON.parse(readFileSync(argument, 'utf8')) as AccountTask);
    case 'raw-delete':
      return runRawDelete(JSON.parse(readFileSync(argument, 'utf8')) as AccountTask);
    case 'raw-unchecked':
      return runRawUnchecked(JSON.parse(readFileSync(argument, 'utf8')) as AccountTask);
    case 'links':
      return runLinksBench(process.cwd(), program);
    case 'links-run':
      return runLinks(JSON.parse(readFileSync(argument, 'utf8')) as AccountTask);
    case 'queries':
      return runQueriesBench(
        (argument === '' ? '100000,1000000' : argument).split(',').map(Number),
      );
    case 'link':
      console.log(await startSlowLink(JSON.parse(argument) as LinkOptions));
      return;
    case 'satchel':
      return runSatchel(task());
    case 'limit':
      return runLimit(task());
    case 'five':
      return runFiveAtOnce(task());
    default:
      console.error(
        'the benches are: upload, drop, window, thumbnails, library, clean, archive, links, names, queries',
      );
      process.exitCode = 2;
  }
}

void main().then(() => {
  if (role !== 'link' && role !== 'far-end') process.exit();
});
