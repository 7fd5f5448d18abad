import { Images, Link, MessageSquareShare, Trash2 } from 'lucide-react';
import { type ReactNode, useCallback, useState } from 'react';
import type { Capability } from '../shared/account.ts';
import type { MediaRow } from '../shared/media.ts';
import { type MessageRow, mostMessageMedia } from '../shared/message.ts';
import { copyLinks } from './actions/copyLinks.ts';
import { possible } from './actions/possible.ts';
import { ComposeMessage } from './ComposeMessage.tsx';
import { client, failureOf } from './client.ts';
import { RemoveItemsDialog } from './features/removal/RemoveItemsDialog.tsx';
import { useSelection, wholeSelection } from './stores/library/selectionStore.ts';
import { sayFailure } from './stores/notices/sayFailure.ts';
import { say } from './stores/notices/statusStore.ts';
import { change } from './stores/viewStore.ts';
import { en } from './strings/en.ts';
import type { MenuEntry } from './ui/menu/Menu.tsx';
import type { AccountFacts } from './useAccountFacts.ts';

interface Work {
  readonly task: 'remove' | 'send';
  readonly rows: readonly MediaRow[];
  /** The message that is sent once more. */
  readonly again?: MessageRow;
}

interface ItemWork {
  onRemove: (rows: readonly MediaRow[]) => void;
  /** Absent while no account can send messages. */
  onSend: ((rows: readonly MediaRow[]) => void) | undefined;
  onSendAgain: (message: MessageRow) => void;
  mostSent: number;
  /** For the Delete key. */
  onRemoveSelection: () => void;
  /** Copies the links of what is selected; false when nothing is. */
  copySelection: () => boolean;
  /** What can be done with the selection as it is now, for a menu. */
  entriesOf: () => (MenuEntry | 'separator')[];
  dialogs: ReactNode;
}

const selection = () => [...useSelection.getState().rows.values()];
const openDetails = () => change({ drawer: 'inspector' });
const followMessage = (message: MessageRow) => {
  change({ name: 'messages', accountId: null, drawer: 'none' });
  return message;
};

/** Deleting items and sending them, from wherever it is asked for. `dialogs` is to be rendered once. */
export function useItemWork(facts: AccountFacts): ItemWork {
  const [work, setWork] = useState<Work | null>(null);
  const { senders, accountOf, providerOf } = facts;
  const ownerOf = useCallback((row: MediaRow) => providerOf(row.accountId), [providerOf]);
  const onRemove = useCallback(
    (rows: readonly MediaRow[]) => setWork({ task: 'remove', rows }),
    [],
  );
  const send = useCallback((rows: readonly MediaRow[]) => setWork({ task: 'send', rows }), []);
  const onSendAgain = useCallback(async (again: MessageRow) => {
    const { mediaIds } = again;
    try {
      const found = mediaIds.length === 0 ? [] : await client.library.items({ mediaIds });
      const rows = found.filter(({ goneAt }) => goneAt === null);
      setWork({ task: 'send', rows, again });
    } catch (error) {
      sayFailure(failureOf(error), { what: en.messages.again.failed });
    }
  }, []);
  const mostSent = senders.reduce((most, { limits }) => Math.max(most, limits.maxFiles), 0);
  const most = Math.min(mostMessageMedia, mostSent);
  const close = () => setWork(null);

  /** With what was meant, though some of it is still on its way. */
  const withSelection = useCallback(
    async (capability: Capability, act: (rows: readonly MediaRow[]) => void) => {
      const { rows: chosen } = await wholeSelection();
      const { rows, absences } = possible(capability, [...chosen.values()], ownerOf, Date.now());
      if (rows.length > 0) act(rows);
      else if (absences[0] !== undefined) say(absences[0], 'bad');
    },
    [ownerOf],
  );
  const onRemoveSelection = () => void withSelection('remove', onRemove);
  const copySelection = useCallback(() => {
    const { rows, wanted } = useSelection.getState();
    if (rows.size === 0 && wanted === null) return false;
    void withSelection('link', (chosen) => copyLinks(chosen.map(({ id }) => id)));
    return true;
  }, [withSelection]);

  const entriesOf = () => {
    const rows = selection();
    const now = Date.now();
    const link = possible('link', rows, ownerOf, now).rows;
    const remove = possible('remove', rows, ownerOf, now).rows;
    const entries: (MenuEntry | 'separator')[] = [
      {
        id: 'details',
        label: en.library.openInspector,
        icon: <Images aria-hidden />,
        run: openDetails,
      },
    ];
    if (link.length > 0) {
      entries.push({
        id: 'copy',
        label: en.library.copyLinks(link.length),
        icon: <Link aria-hidden />,
        run: () => copyLinks(link.map(({ id }) => id)),
      });
    }
    if (link.length > 0 && link.length <= most) {
      entries.push({
        id: 'send',
        label: en.messages.action,
        icon: <MessageSquareShare aria-hidden />,
        run: () => send(link),
      });
    }
    if (remove.length > 0) {
      entries.push('separator', {
        id: 'remove',
        label: en.removal.action(remove.length),
        icon: <Trash2 aria-hidden />,
        dangerous: true,
        run: () => onRemove(remove),
      });
    }
    return entries;
  };

  const owners = work?.again ? [work.again] : (work?.rows ?? []);
  const practice =
    work !== null && owners.every(({ accountId }) => accountOf(accountId)?.practice === true);
  const dialogs =
    work === null ? null : work.task === 'remove' ? (
      <RemoveItemsDialog
        rows={work.rows}
        practice={practice}
        providerOf={(row) => ownerOf(row)?.label ?? en.shell.provider}
        onClose={close}
      />
    ) : (
      <ComposeMessage
        rows={work.rows}
        again={work.again}
        practice={practice}
        senders={senders}
        providerOf={({ id }) => providerOf(id)?.label ?? en.shell.provider}
        onSent={(message) => {
          close();
          followMessage(message);
        }}
        onClose={close}
      />
    );
  const onSend = senders.length > 0 ? send : undefined;
  return {
    ...{ onRemove, onSend, mostSent: most, onRemoveSelection, copySelection, entriesOf, dialogs },
    onSendAgain: (message) => void onSendAgain(message),
  };
}
