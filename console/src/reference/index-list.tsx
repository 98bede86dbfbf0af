import { useMemo } from 'react';
import { Input } from 'react-aria-components/Input';
import { SearchField } from 'react-aria-components/SearchField';
import { useView } from '../routes/use-view.ts';
import { useText } from '../texts/texts.tsx';
import { Icon } from '../ui/icon.tsx';
import { type Catalogue, type Entry, isPart, type Match, search } from './catalogue.ts';
import styles from './index-list.module.css';
import { ReferenceLink } from './reference-link.tsx';
import { StandingMark } from './standing-note.tsx';

interface IndexListProps {
  readonly catalogue: Catalogue;
  readonly entries: readonly Entry[];
}

/** Every page of the reference, of which words find some. */
export function IndexList({ catalogue, entries }: IndexListProps) {
  const text = useText();
  const [{ find = '' }, change] = useView();
  const found = useMemo(() => search(catalogue, entries, find), [catalogue, entries, find]);
  const groups = [
    { title: text('reference.nodes'), of: found.filter(({ entry }) => isNode(catalogue, entry)) },
    { title: text('reference.paths'), of: found.filter(({ entry }) => isPath(catalogue, entry)) },
    { title: text('reference.parts'), of: found.filter(({ entry }) => isPart(entry)) },
  ];
  return (
    <nav className={styles.nav} aria-label={text('reference.index')}>
      <SearchField
        aria-label={text('reference.find')}
        className={styles.find ?? ''}
        value={find}
        onChange={(words) => change({ find: words === '' ? undefined : words }, { replace: true })}
      >
        <Icon name="search" />
        <Input className={styles.input ?? ''} placeholder={text('reference.find')} />
      </SearchField>
      <div className={styles.scroll}>
        {found.length === 0 && (
          <p className={styles.none}>{text('reference.none', { words: find })}</p>
        )}
        {groups
          .filter(({ of }) => of.length > 0)
          .map(({ title, of }) => (
            <section key={title} aria-label={title}>
              <h2 className={styles.group}>{title}</h2>
              <ul>
                {of.map((match) => (
                  <Line
                    key={match.entry.title + match.entry.operations[0]?.hosts[0]}
                    match={match}
                    names={find === '' ? [] : match.names}
                  />
                ))}
              </ul>
            </section>
          ))}
      </div>
    </nav>
  );
}

const isNode = ({ nodes }: Catalogue, entry: Entry): boolean =>
  !isPart(entry) && nodes.some(({ key }) => key === entry.node);

const isPath = ({ nodes }: Catalogue, entry: Entry): boolean =>
  !nodes.some(({ key }) => key === entry.node);

/** How many names of an entry are shown that words fit. */
const MOST = 6;

function Line({ match: { entry }, names }: { match: Match; names: readonly string[] }) {
  const { node, edge, type, title } = entry;
  const isEdge = edge !== undefined && title.includes(`${node}/`);
  return (
    <li>
      <ReferenceLink
        node={node}
        edge={edge}
        className={isEdge ? `${styles.link} ${styles.edge}` : styles.link}
      >
        <bdi translate="no" dir="ltr" className={type ? styles.node : styles.path}>
          {isEdge ? `/${edge}` : title}
        </bdi>
        <StandingMark standing={entry.standing} />
        {names.length > 0 && (
          <bdi translate="no" dir="ltr" className={styles.names}>
            {names.slice(0, MOST).join(', ')}
            {names.length > MOST && ' …'}
          </bdi>
        )}
      </ReferenceLink>
    </li>
  );
}
