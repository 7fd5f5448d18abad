import type { MediaRow } from '../../../shared/media.ts';
import { hasEnded } from '../../../shared/retention.ts';
import type { Summary } from '../../../shared/selection/summary.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { ofRows } from '../../stores/library/chosen.ts';
import { en } from '../../strings/en.ts';
import { formatBytes } from '../../text/format.ts';
import { titleOf } from '../../text/titleOf.ts';
import { Thumbnail } from '../../ui/media/Thumbnail.tsx';
import { Actions } from './Actions.tsx';
import { AlikeButtons } from './AlikeButtons.tsx';
import { ArchivedIn } from './ArchivedIn.tsx';
import { CopyFact } from './Fact.tsx';
import factStyles from './Facts.module.css';
import { Facts } from './Facts.tsx';
import styles from './Inspector.module.css';
import { KeptAlive } from './KeptAlive.tsx';
import { Life } from './Life.tsx';
import { Lineage } from './Lineage.tsx';
import { LinkLife } from './LinkLife.tsx';
import { MessageFacts } from './MessageFacts.tsx';
import { useAbout } from './useAbout.ts';

const words = en.library;

interface OneProps {
  row: MediaRow;
  /** What is selected, which is this item alone. */
  summary: Summary;
  now: number;
}

/** All that is known of an item. */
export function One({ row, summary, now }: OneProps) {
  const { accountOf, providerOf } = useAccountIndex();
  const about = useAbout(row);
  const provider = providerOf(row.accountId);
  const link = provider?.capabilities.link ?? null;
  const linked = provider !== undefined && link !== null && !hasEnded(provider.retention, row, now);
  const name = titleOf(row);
  const size = row.sizeBytes === null ? words.sizeUnknown : formatBytes(row.sizeBytes);
  return (
    <div className={styles.panel}>
      <div className={styles.preview}>
        <Thumbnail row={row} variant="preview" whole alt={words.inspector.previewOf(name)} />
      </div>
      <div>
        <div className={factStyles.titled}>
          <h2 className={styles.name}>
            <bdi>{name}</bdi>
          </h2>
          {row.name === null ? null : <CopyFact id={row.id} fact="name" />}
        </div>
        <p className={styles.kind}>{`${words.kinds[row.kind]} · ${size}`}</p>
      </div>
      {provider === undefined ? null : (
        <Life row={row} rule={provider.retention} provider={provider.label} />
      )}
      {provider === undefined || !linked ? null : (
        <LinkLife row={row} provider={provider} link={link} />
      )}
      <Actions chosen={ofRows([row])} summary={summary} now={now}>
        {linked ? <KeptAlive row={row} summary={summary} now={now} /> : null}
      </Actions>
      <AlikeButtons row={row} />
      <Lineage row={row} />
      <ArchivedIn row={row} />
      <MessageFacts row={row} about={about} />
      <Facts row={row} about={about} account={accountOf(row.accountId)} provider={provider} />
    </div>
  );
}
