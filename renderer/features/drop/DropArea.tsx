import { bring, bringFiles } from '../../actions/adding/adding.ts';
import { say } from '../../stores/notices/statusStore.ts';
import { en } from '../../strings/en.ts';
import { DropOverlay } from './DropOverlay.tsx';
import { type FileDrop, useFileDrop } from './useFileDrop.ts';

const drop: FileDrop = {
  onFiles: (files, folders, accountId) => void bringFiles(files, folders, accountId),
  onLink: (url, accountId) => bring({ kind: 'link', url }, accountId),
  onNothing: () => say(en.uploads.nothingPasted, 'bad'),
};

/** The whole window as what files are dropped on and pasted into. */
export function DropArea() {
  const hovering = useFileDrop(drop);
  return hovering === null ? null : <DropOverlay hovering={hovering} />;
}
