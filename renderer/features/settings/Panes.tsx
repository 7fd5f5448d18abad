import type { ReactNode } from 'react';
import type { PaneName } from './controls/catalogue.ts';
import { SettingRow } from './controls/SettingRow.tsx';
import { AppearancePane } from './panes/AppearancePane.tsx';
import { CopyingPane } from './panes/CopyingPane.tsx';
import { KeepAlivePane } from './panes/KeepAlivePane.tsx';
import { MemoryPane } from './panes/MemoryPane.tsx';
import { NotificationsPane } from './panes/NotificationsPane.tsx';
import { RetentionPane } from './panes/RetentionPane.tsx';
import { TransferPane } from './panes/TransferPane.tsx';

interface PaneProps {
  name: PaneName;
  /** What another part of the window says of archives. */
  archives: ReactNode;
}

/** The settings of a section. */
export function Pane({ name, archives }: PaneProps) {
  switch (name) {
    case 'copying':
      return <CopyingPane />;
    case 'notifications':
      return <NotificationsPane />;
    case 'keepAlive':
      return <KeepAlivePane />;
    case 'archives':
      return (
        <SettingRow of="archives.schedule" wide>
          {archives}
        </SettingRow>
      );
    case 'appearance':
      return <AppearancePane />;
    case 'memory':
      return <MemoryPane />;
    case 'retention':
      return <RetentionPane />;
    case 'transfer':
      return <TransferPane />;
    default:
      return name satisfies never;
  }
}
