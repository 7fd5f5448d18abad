import { useState } from 'react';
import type { CleanupRule, ScheduleEvery } from '../../../shared/contract/cleanup.ts';
import type { Run } from '../../../shared/contract/runs.ts';
import type { MediaFilter } from '../../../shared/query/mediaFilter.ts';
import { closeDialogsOfKind } from '../../stores/dialogs/dialogStore.ts';
import { en } from '../../strings/en.ts';
import { Dialog } from '../../ui/dialog/Dialog.tsx';
import { Editor } from './Editor.tsx';
import { PreviewStage } from './PreviewStage.tsx';
import type { Scope } from './useCleanup.ts';

interface CleanUpDialogProps {
  of: Scope;
  rule: CleanupRule | null;
  preview: boolean;
  onClose: () => void;
}

/** All that a person says of a clean-up before they see what it would do. */
export interface Draft {
  readonly filter: MediaFilter;
  readonly takes: 'media' | 'messages';
  readonly archiveId: string | null;
  readonly title: string;
  readonly every: ScheduleEvery | null;
}

const words = en.cleanup;

/** What is to be deleted, then what that would be exactly, then the confirmation: one dialog, so that it gives the keyboard back. */
export function CleanUpDialog({ of, rule, preview, onClose }: CleanUpDialogProps) {
  const [draft, setDraft] = useState<Draft>({
    filter: 'filter' in of ? of.filter : {},
    takes: rule?.act.takes ?? 'media',
    archiveId: rule?.act.archiveId ?? null,
    title: rule?.title ?? '',
    every: rule?.every ?? null,
  });
  const [shown, setShown] = useState(preview);
  const { filter, takes, archiveId } = draft;
  const scope: Scope = 'filter' in of ? { filter } : of;
  const begun = (_run: Run) => {
    closeDialogsOfKind('cleanup-rules');
    onClose();
  };
  const title = rule === null ? words.title : words.edit(rule.title);
  if (shown) {
    return (
      <PreviewStage
        scope={scope}
        act={{ takes, archiveId }}
        ruleId={rule?.id ?? null}
        onBack={() => setShown(false)}
        onBegun={begun}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog wide title={title} onClose={onClose}>
      <Editor
        scope={scope}
        draft={draft}
        rule={rule}
        onChange={setDraft}
        onPreview={() => setShown(true)}
        onClose={onClose}
      />
    </Dialog>
  );
}
