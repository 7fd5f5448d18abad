import { ChevronDown } from 'lucide-react';
import type { ReceiptFormat } from '../../../shared/contract/receipts.ts';
import { saveReceipt } from '../../actions/receiptActs.ts';
import { en } from '../../strings/en.ts';
import { Button } from '../../ui/Button.tsx';
import { MenuButton } from '../../ui/menu/Menu.tsx';

const words = en.activity.receipt;
const formats: readonly ReceiptFormat[] = ['text', 'csv', 'json'];

interface SaveReceiptProps {
  id: string;
  /** What a screen reader is told that it is done to; none where it stands alone. */
  subject?: string;
  disabled?: boolean;
}

/** Saves a receipt in the format that is chosen. */
export function SaveReceipt({ id, subject, disabled = false }: SaveReceiptProps) {
  const entries = formats.map((format) => ({
    id: format,
    label: words.formats[format],
    run: () => saveReceipt(id, format),
  }));
  const small = subject !== undefined;
  const trigger = (
    <Button
      {...(small ? { size: 'small' as const, look: 'quiet' as const } : {})}
      {...(small ? { 'aria-label': en.names.of(words.save, subject) } : {})}
      isDisabled={disabled}
    >
      {words.save}
      <ChevronDown aria-hidden />
    </Button>
  );
  return <MenuButton trigger={trigger} entries={entries} />;
}
