import { bringFiles } from '../../actions/adding/adding.ts';
import { freshOrBring, linksAlone } from '../../actions/links/pastedLinks.ts';
import { say } from '../../stores/notices/statusStore.ts';
import { en } from '../../strings/en.ts';
import { DropOverlay } from './DropOverlay.tsx';
import { createPastedNames } from './pasted.ts';
import { type FileDrop, useFileDrop } from './useFileDrop.ts';

const words = en.uploads;
const names = createPastedNames();

const drop: FileDrop = {
  onFiles: (files, folders, accountId) => void bringFiles(files, folders, accountId),
  onPasted: (files, folders, carried) =>
    void bringFiles(names.name(files, carried, Date.now()), folders, null),
  onCarried(carried, accountId, text) {
    if (carried.tooLarge) say(words.link.tooLarge, 'bad');
    if (carried.beyond > 0) say(words.link.beyond(carried.beyond), 'bad');
    const files = names.files(carried, Date.now());
    if (files.length > 0) void bringFiles(files, false, accountId);
    void freshOrBring(text, carried.pictures, accountId);
  },
  onText(text) {
    if (linksAlone(text).length === 0) return false;
    void freshOrBring(text, [], null);
    return true;
  },
  onNothing: (pasted) => say(pasted ? words.nothingPasted : words.nothingDropped, 'bad'),
};

/** The whole window as what files are dropped on and pasted into. */
export function DropArea() {
  const hovering = useFileDrop(drop);
  return hovering === null ? null : <DropOverlay hovering={hovering} />;
}
