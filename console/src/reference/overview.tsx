import { useText } from '../texts/texts.tsx';
import type { Catalogue, Entry } from './catalogue.ts';
import styles from './overview.module.css';
import { Prose } from './prose.tsx';
import { ReferenceLink } from './reference-link.tsx';

interface OverviewProps {
  readonly catalogue: Catalogue;
  readonly entries: readonly Entry[];
}

/** What a version offers at a glance: its nodes, with what can be done there. */
export function Overview({ catalogue, entries }: OverviewProps) {
  const text = useText();
  const { version, nodes, operations, errors } = catalogue;
  const counts = { nodes: nodes.length, calls: operations.length, errors: errors.length };
  return (
    <div className={styles.overview}>
      <h2 className={styles.title}>{text('reference.title', { version })}</h2>
      <p className={styles.words}>{text('reference.words', counts)}</p>
      <ul className={styles.cards}>
        {entries
          .filter(({ type, operations: own }) => type !== undefined && own.length > 0)
          .map(({ node, description }) => (
            <li key={node} className={styles.card}>
              <ReferenceLink node={node} className={styles.name}>
                <bdi translate="no" dir="ltr">
                  {node}
                </bdi>
              </ReferenceLink>
              <p className={styles.quiet}>
                <Prose words={description} />
              </p>
              <p className={styles.edges} dir="ltr" translate="no">
                <Edges of={entries.filter((each) => each.node === node)} />
              </p>
            </li>
          ))}
      </ul>
      <p className={styles.quiet}>
        {text('reference.command')} <Prose words="`convograph catalogue show`" />
      </p>
    </div>
  );
}

/** How many edges a card names. */
const MOST = 6;

function Edges({ of }: { of: readonly Entry[] }) {
  const edges = of.flatMap(({ edge }) => edge ?? []);
  const more = edges.length - MOST;
  return `${edges.slice(0, MOST).join(' · ')}${more > 0 ? ` · +${more}` : ''}`;
}
