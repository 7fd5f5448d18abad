import { useState } from 'react';
import { Form } from 'react-aria-components';
import {
  nameFields,
  nameTemplate,
  unknownFields,
  usualTemplate,
} from '../../../shared/archives/nameTemplate.ts';
import type { Archive, ArchiveFolder, ArchivePlan } from '../../../shared/contract/archives.ts';
import type { Failure } from '../../../shared/failure.ts';
import { sameFilter } from '../../../shared/query/narrowFilter.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { allArchives, useArchives } from '../../stores/archivesStore.ts';
import type { ArchiveWhat } from '../../stores/dialogs/dialog.ts';
import { sayFailure } from '../../stores/notices/sayFailure.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { formatCount } from '../../text/format.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import { Choice } from '../../ui/form/Choice.tsx';
import { Field } from '../../ui/form/Field.tsx';
import styles from './Archives.module.css';
import { NamePreview } from './NamePreview.tsx';
import { fitsOnDisk, PlanText } from './PlanText.tsx';
import { type Into, type PlanState, usePlan } from './usePlan.ts';

const words = en.archives;
const newArchive = 'new';

interface ArchiveDialogProps {
  what: ArchiveWhat;
  onClose: () => void;
}

const titleOf = (what: ArchiveWhat) =>
  what.kind === 'filter'
    ? words.title(what.title)
    : words.titleItems(what.target.count, formatCount(what.target.count));

/** What it was archived into before; else some items go into the latest archive, and a view into one of its own. */
function usualPlace(what: ArchiveWhat, archives: readonly Archive[]): string {
  if (what.kind === 'items') return archives[0]?.id ?? newArchive;
  const same = archives.find(({ filter }) => filter !== null && sameFilter(filter, what.filter));
  return same?.id ?? newArchive;
}

/** What is wrong with a template, or null. */
function wrongTemplate(template: string): string | null {
  if (template.trim() === '') return words.templateEmpty;
  if (/[/\\]/.test(template)) return words.templateSlash;
  const unknown = unknownFields(template).map((word) => `{${word}}`);
  return unknown.length === 0 ? null : words.templateUnknown(unknown.join(', '));
}

/** Asks where copies of items go and how they are called, and shows what that means before anything is written. */
export function ArchiveDialog({ what, onClose }: ArchiveDialogProps) {
  const archives = useArchives(allArchives);
  const [place, setPlace] = useState<string>(() => usualPlace(what, archives));
  const [folder, setFolder] = useState<ArchiveFolder | null>(null);
  const [title, setTitle] = useState(what.kind === 'filter' ? what.title : words.usualName);
  const known = archives.find(({ id }) => id === place) ?? null;
  const [typed, setTyped] = useState<string | null>(null);
  const [withText, setWithText] = useState<boolean | null>(null);
  const [begun, setBegun] = useState(false);
  const template = typed ?? known?.options.template ?? usualTemplate;
  const messageText = withText ?? known?.options.messageText ?? true;
  const wrong = wrongTemplate(template);
  const options = nameTemplate.safeParse(template).success ? { template, messageText } : null;
  const into = intoOf(known?.id ?? null, folder, title);
  const { state, askAgain } = usePlan(what, into, options);
  const [refused, setRefused] = useState<Failure | null>(null);
  const plan = state.at === 'told' ? state.plan : null;

  async function choose(): Promise<void> {
    try {
      const chosen = await client.archives.chooseFolder(undefined);
      if (chosen === null) return;
      setFolder(chosen);
      if (chosen.title !== null) setTitle(chosen.title);
    } catch (error) {
      sayFailure(failureOf(error));
    }
  }

  async function begin(token: string): Promise<void> {
    setBegun(true);
    setRefused(null);
    try {
      await client.archives.start({ token });
      onClose();
    } catch (error) {
      setBegun(false);
      setRefused(failureOf(error));
      // What could not be begun may have changed: a disk that is full by now, a folder that went.
      askAgain();
    }
  }

  return (
    <Dialog title={titleOf(what)} wide onClose={onClose}>
      <Form
        className={styles.form ?? ''}
        onSubmit={(event) => {
          event.preventDefault();
          if (plan !== null && isReady(state) && !begun) void begin(plan.token);
        }}
      >
        {archives.length === 0 ? null : (
          <Choice
            block
            label={words.into}
            value={place}
            options={[
              ...archives.map(({ id, title: label }) => ({ id, label })),
              { id: newArchive, label: words.newOne },
            ]}
            onChange={setPlace}
          />
        )}
        {known === null ? (
          <>
            <Folder folder={folder} choose={() => void choose()} />
            {folder === null || folder.contents === 'archive' ? null : (
              <Field
                name="title"
                label={words.name}
                maxLength={80}
                value={title}
                onChange={setTitle}
                validate={(value) => (value.trim() === '' ? words.needsName : null)}
              />
            )}
          </>
        ) : (
          <p className={styles.hint}>{words.inFolder(known.folderName)}</p>
        )}
        <Field
          name="template"
          label={words.template}
          code
          maxLength={200}
          value={template}
          onChange={setTyped}
          hint={wrong ?? words.templateHint(nameFields.map((field) => `{${field}}`).join(', '))}
        />
        <NamePreview what={what} template={options?.template ?? null} />
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={messageText}
            onChange={({ target }) => setWithText(target.checked)}
          />
          {words.messageText}
        </label>
        <PlanText state={state} />
        {refused === null ? null : <NotBegun failure={refused} />}
        <DialogActions>
          <Button slot="close">{words.cancel}</Button>
          <Button look="primary" type="submit" isDisabled={!isReady(state)} isPending={begun}>
            {begun ? words.beginning : submitText(plan)}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

/** Why archiving was not begun, where it was asked for. */
function NotBegun({ failure }: { failure: Failure }) {
  const outdated = isOutdated(failure);
  const { title, why, remedy } = outdated
    ? words.outdated
    : explain(failure, { provider: en.shell.provider, archive: true, once: true });
  return (
    <Banner tone={outdated ? 'warn' : 'danger'} boxed urgent title={`${title}.`}>
      {`${why} ${remedy}`.trim()}
    </Banner>
  );
}

/** The plan was kept no longer, as after a night asleep. */
const isOutdated = (failure: Failure) =>
  failure.kind === 'invalid-input' && failure.detail === 'token';

function submitText(plan: ArchivePlan | null): string {
  if (plan === null || plan.fresh === 0) return plan?.takesUp ? words.takeUp : words.submitNone;
  return words.submit(plan.fresh, formatCount(plan.fresh));
}

const isReady = (state: PlanState) =>
  state.at === 'told' && (state.plan.fresh > 0 || state.plan.takesUp) && fitsOnDisk(state.plan);

function intoOf(
  archiveId: string | null,
  folder: ArchiveFolder | null,
  title: string,
): Into | null {
  if (archiveId !== null) return { archiveId };
  if (folder === null || title.trim() === '') return null;
  // Also where the archive is known: it may have been moved there.
  return { folder: folder.token, title: title.trim() };
}

function Folder({ folder, choose }: { folder: ArchiveFolder | null; choose: () => void }) {
  return (
    <div>
      <span className={styles.label}>{words.folder}</span>
      <div className={styles.folder}>
        <Button autoFocus onPress={choose}>
          {folder === null ? words.choose : words.chooseOther}
        </Button>
        <bdi className={styles.where}>{folder?.folderName ?? words.noFolder}</bdi>
      </div>
      {folder === null ? null : (
        <p className={styles.hint} role="status">
          {folder.contents === 'archive'
            ? folder.items === null
              ? words.contents.unknown(folder.title ?? folder.folderName)
              : words.contents.archive(
                  folder.title ?? folder.folderName,
                  folder.items,
                  formatCount(folder.items),
                )
            : words.contents[folder.contents]}
        </p>
      )}
    </div>
  );
}
