import { type ReactNode, useEffect, useRef } from 'react';
import { change, useView, wantedDrawer } from '../../stores/view/viewStore.ts';
import { en } from '../../strings/en.ts';
import { Boundary } from '../../ui/fault/Boundary.tsx';
import styles from './Shell.module.css';
import { useDetailsShown } from './useDetailsShown.ts';
import { useNarrow } from './useNarrow.ts';

interface ShellProps {
  sidebar: ReactNode;
  main: ReactNode;
  inspector: ReactNode;
}

/** The three columns of the window; the outer ones become drawers where there is no room. */
export function Shell({ sidebar, main, inspector }: ShellProps) {
  const wanted = useView(wantedDrawer);
  const narrow = { sidebar: useNarrow('sidebar'), inspector: useNarrow('inspector') };
  const drawer = wanted !== 'none' && narrow[wanted] ? wanted : 'none';
  const sidebarRef = useRef<HTMLElement>(null);
  const inspectorRef = useRef<HTMLElement>(null);
  const details = useDetailsShown(inspectorRef, narrow.inspector);

  useEffect(() => {
    if (drawer === 'none') return;
    const before = document.activeElement;
    (drawer === 'sidebar' ? sidebarRef : inspectorRef).current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, [drawer]);

  const close = () => change({ drawer: 'none' });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the open drawer, from wherever in it.
    <div
      className={styles.shell}
      data-details={details}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && drawer !== 'none') close();
      }}
    >
      <nav
        ref={sidebarRef}
        tabIndex={-1}
        aria-label={en.shell.sidebar}
        data-region="sidebar"
        inert={drawer === 'inspector'}
        className={`${styles.sidebar} ${drawer === 'sidebar' ? styles.open : ''}`}
      >
        <Boundary part="sidebar">{sidebar}</Boundary>
      </nav>
      <main tabIndex={-1} data-region="library" className={styles.main} inert={drawer !== 'none'}>
        <Boundary part="library">{main}</Boundary>
      </main>
      <aside
        ref={inspectorRef}
        tabIndex={-1}
        aria-label={en.library.inspector.label}
        data-region="details"
        inert={drawer === 'sidebar'}
        className={`${styles.inspector} ${drawer === 'inspector' ? styles.open : ''}`}
      >
        <Boundary part="inspector">{inspector}</Boundary>
      </aside>
      {drawer === 'none' ? null : (
        <button
          type="button"
          className={styles.scrim}
          aria-label={en.shell.close}
          onClick={close}
        />
      )}
    </div>
  );
}
