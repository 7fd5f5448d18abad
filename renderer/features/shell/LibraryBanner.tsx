import { libraryTrouble, useAppFacts } from '../../stores/appStore.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { Banner } from '../../ui/Banner.tsx';

/** That uploads wait for a library that cannot be written; it goes by itself. */
export function LibraryBanner() {
  const trouble = useAppFacts(libraryTrouble);
  if (trouble === null) return null;
  const { title, why, remedy } = explain(trouble, { provider: en.shell.provider });
  return (
    <Banner tone="warn" urgent title={`${title}.`}>
      {why} {remedy} {en.shell.uploadsHeld}
    </Banner>
  );
}
