import { copyLinks } from '../../actions/copying/copyLinks.ts';
import { closeCopyMenu, useCopyMenu } from '../../actions/copying/copyMenuStore.ts';
import { formatEntries } from '../../actions/copying/formatEntries.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { ContextMenu } from '../../ui/menu/Menu.tsx';

/** The formats that a card's link can be copied as, beside its button. */
export function CopyMenu() {
  const { menu } = useCopyMenu();
  if (menu === null) return null;
  const { target, at } = menu;
  return (
    <ContextMenu
      label={en.copying.menuOf(target.count, formatCount(target.count))}
      at={at}
      entries={formatEntries((format) => copyLinks(target, format))}
      onClose={closeCopyMenu}
    />
  );
}
