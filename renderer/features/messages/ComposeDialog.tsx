import { useEffect, useState } from 'react';
import type { Account } from '../../../shared/account.ts';
import { addressText } from '../../../shared/address.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { PreparedMessage } from '../../../shared/outgoing.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { type SendingAccount, useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import type { DialogOf, Draft } from '../../stores/dialogs/dialog.ts';
import { putMessages } from '../../stores/messagesStore.ts';
import { say } from '../../stores/notices/statusStore.ts';
import { change } from '../../stores/view/viewStore.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import { ComposeForm } from './ComposeForm.tsx';
import { ConfirmMessage } from './ConfirmMessage.tsx';
import { sayNotSent } from './sayNotSent.ts';
import { useAddresses } from './useAddresses.ts';
import { useFitting } from './useFitting.ts';
import { withCopy } from './withCopy.ts';

interface ComposeDialogProps extends Omit<DialogOf<'compose'>, 'kind'> {
  /** Whether it is still the dialog that is open. */
  isOpen: () => boolean;
  onClose: () => void;
}

const words = en.messages;

/** Leads from some items to a message that was confirmed as it stands; nothing leaves before that. */
export function ComposeDialog(props: ComposeDialogProps) {
  const { rows: given, again, draft: before, isOpen, onClose } = props;
  const { accountOf, providerLabel, senders } = useAccountIndex();
  // Practice items go with practice accounts only.
  const practice = (again === null ? given : [again]).every(
    ({ accountId }) => accountOf(accountId)?.practice === true,
  );
  const able = senders.filter(({ account }) => account.practice === practice);
  const [draft, setDraft] = useState<Draft>(
    before ?? {
      // The account that stores the files, most likely.
      accountId:
        (able.find(({ account }) => account.id === (again ?? given[0])?.accountId) ?? able[0])
          ?.account.id ?? null,
      from: addressText(again?.from ?? ''),
      to: addressText(again?.to ?? ''),
      text: again?.text ?? '',
      rows: given,
    },
  );
  const [prepared, setPrepared] = useState<PreparedMessage | null>(null);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const fitting = useFitting((mediaId, copy) =>
    setDraft((old) => ({ ...old, rows: withCopy(old.rows, mediaId, copy) })),
  );
  const sender = able.find(({ account }) => account.id === draft.accountId);
  const suggestions = useSenders(sender?.account ?? null, (from) =>
    setDraft((old) => (old.from === '' ? { ...old, from } : old)),
  );
  const addresses = useAddresses(draft, suggestions, sender?.limits.whatsApp ?? false, (change) =>
    setDraft((old) => ({ ...old, ...change })),
  );

  if (sender === undefined) {
    const why =
      senders.length === 0
        ? words.noSender
        : practice
          ? words.noPracticeSender
          : words.noRealSender;
    return (
      <Dialog title={words.title} onClose={onClose}>
        <Banner tone="warn" boxed title={why} />
        <DialogActions>
          <Button slot="close">{en.shell.close}</Button>
        </DialogActions>
      </Dialog>
    );
  }
  const provider = providerLabel(sender.account.id);

  async function attempt(work: () => Promise<void>): Promise<void> {
    setPending(true);
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setFailure(failureOf(error));
    }
    setPending(false);
  }

  const check = ({ account }: SendingAccount) =>
    attempt(async () => {
      const { text, rows } = draft;
      const { from, to } = addresses;
      // The form lets nothing through that has more meanings than one, or none.
      if (from.kind !== 'one' || to.kind !== 'one') return;
      setPrepared(
        await client.messages.prepare({
          accountId: account.id,
          from: from.meaning.address,
          to: to.meaning.address,
          text,
          mediaIds: rows.map(({ id }) => id),
        }),
      );
    });

  const send = (token: string) =>
    attempt(async () => {
      try {
        const message = await client.messages.send({ token });
        putMessages([message]);
        say(words.sent(addressText(message.to)));
        if (!isOpen()) return;
        onClose();
        change({ name: 'messages', accountId: null, drawer: 'none' });
      } catch (error) {
        if (!isOpen()) sayNotSent(failureOf(error), { provider, rows: given, again, draft });
        throw error;
      }
    });

  const told = failure === null ? null : explain(failure, { provider, once: true });
  const refusal =
    told === null ? null : (
      <Banner tone="danger" boxed urgent title={`${told.title}.`}>
        {told.why} {told.remedy}
      </Banner>
    );
  if (prepared !== null) {
    return (
      <ConfirmMessage
        draft={draft}
        prepared={prepared}
        sender={sender}
        provider={provider}
        pending={pending}
        refusal={refusal}
        onBack={() => {
          setPrepared(null);
          setFailure(null);
        }}
        onSend={(token) => void send(token)}
        onClose={onClose}
      />
    );
  }
  return (
    <ComposeForm
      draft={draft}
      senders={able}
      sender={sender}
      suggestions={suggestions}
      addresses={addresses}
      pending={pending}
      fitting={fitting}
      provider={provider}
      missing={again === null ? 0 : again.mediaCount - given.length}
      failure={failure}
      refusal={refusal}
      onChange={(change) => {
        if (change.accountId !== undefined) fitting.clear();
        setDraft((old) => ({ ...old, ...change }));
      }}
      onCheck={() => void check(sender)}
      onClose={onClose}
    />
  );
}

/** Senders that the account was seen to use; the latest is taken until another is typed. */
function useSenders(account: Account | null, onFirst: (from: string) => void): readonly string[] {
  const [found, setFound] = useState<readonly string[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once an account.
  useEffect(() => {
    setFound([]);
    if (account === null) return;
    let over = false;
    client.messages.senders({ accountId: account.id }).then(
      (senders) => {
        if (over) return;
        const shown = senders.map(addressText);
        setFound(shown);
        if (shown[0] !== undefined) onFirst(shown[0]);
      },
      // Only suggestions: whoever sends knows the number.
      () => {},
    );
    return () => {
      over = true;
    };
  }, [account?.id]);
  return found;
}
