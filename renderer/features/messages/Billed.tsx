import { en } from '../../strings/en.ts';
import { CostNote } from '../../ui/CostNote.tsx';

/** That a message is real and costs money, or that it is practice. */
export function Billed({ practice }: { practice: boolean }) {
  return (
    <CostNote practice={practice}>{practice ? en.messages.practice : en.messages.billed}</CostNote>
  );
}
