import { BaseSequencer } from 'vitest/node';

/**
 * The test files that take longest, those that wait in turn with those that work: begun first, none of them is left
 * over while the others' processors idle. Times change; a file that is missing here is only begun later.
 */
export const longest = [
  'test/uploads/faultTableTargets.test.ts',
  'test/host/darkroomLarge.test.ts',
  'test/uploads/faultTableConversations.test.ts',
  'test/host/darkroomGif.test.ts',
  'test/uploads/faultTable.test.ts',
  'test/host/darkroomFit.test.ts',
  'test/uploads/kill/kill.test.ts',
  'test/simulate/simulate.test.ts',
  'test/messages/unreadEntries.test.ts',
  'test/lives/kill/kill.test.ts',
  'test/uploads/uploadTarget.test.ts',
  'test/host/darkroom/darkroom.test.ts',
  'test/library/sync/troubledLibrary.test.ts',
  'test/host/darkroomHostile.test.ts',
  'test/uploads/uploadTrouble.test.ts',
  'test/providers.test.ts',
  'test/uploads/clocksApart.test.ts',
  'test/location/corpus.test.ts',
  'test/messages/neverTwice.test.ts',
  'test/uploads/cutJournal.test.ts',
  'test/uploads/tenThousand.test.ts',
];

/** @param {string} path */
const rank = (path) => {
  const place = longest.findIndex((name) => path.replaceAll('\\', '/').endsWith(name));
  return place === -1 ? longest.length : place;
};

export class LongestFirst extends BaseSequencer {
  /**
   * @override
   * @param {import('vitest/node').TestSpecification[]} files
   */
  async sort(files) {
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => rank(a.moduleId) - rank(b.moduleId));
  }
}
