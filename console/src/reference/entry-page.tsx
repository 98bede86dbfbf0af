import { useText } from '../texts/texts.tsx';
import type { Catalogue, Entry } from './catalogue.ts';
import styles from './entry-page.module.css';
import { FieldTable } from './field-table.tsx';
import { OperationPart } from './operation-part.tsx';
import { Prose } from './prose.tsx';
import { ReferenceLink } from './reference-link.tsx';
import { StandingMark, StandingNote } from './standing-note.tsx';
import tables from './tables.module.css';

interface EntryPageProps {
  readonly catalogue: Catalogue;
  readonly entries: readonly Entry[];
  readonly entry: Entry;
}

/** A page of the reference: a node with its fields and edges, an edge, or a path that is neither. */
export function EntryPage({ catalogue, entries, entry }: EntryPageProps) {
  const text = useText();
  const { title, description, operations, type, edge, node, standing } = entry;
  const edges = type ? entries.filter((each) => each.node === node && each.edge !== undefined) : [];
  const hosts = [...new Set(operations.flatMap((each) => each.hosts))];
  return (
    <article className={styles.page} aria-label={title}>
      <header className={styles.head}>
        {edge !== undefined && catalogue.nodes.some(({ key }) => key === node) && (
          <p className={styles.above}>
            <ReferenceLink node={node}>
              <bdi translate="no" dir="ltr">
                {node}
              </bdi>
            </ReferenceLink>
          </p>
        )}
        <h2 className={styles.title}>
          <bdi translate="no" dir="ltr">
            {title}
          </bdi>
        </h2>
        <p className={styles.words}>
          <Prose words={description} />
        </p>
        <p className={styles.where}>
          {hosts.length === 0
            ? text('reference.part')
            : hosts.map((host) => (
                <bdi key={host} translate="no" dir="ltr" className={styles.host}>
                  {catalogue.hosts[host]}
                </bdi>
              ))}
        </p>
        {standing && operations.length > 1 && <StandingNote standing={standing} />}
      </header>
      {operations.map((operation) => (
        <OperationPart
          key={operation.key}
          catalogue={catalogue}
          operation={operation}
          hasFields={type !== undefined}
          words={description}
        />
      ))}
      {type && (
        <section className={styles.section} aria-label={text('reference.fields')}>
          <h3 className={styles.name}>{text('reference.fields')}</h3>
          <FieldTable catalogue={catalogue} node={type} />
        </section>
      )}
      {edges.length > 0 && (
        <section className={styles.section} aria-label={text('reference.edges')}>
          <h3 className={styles.name}>{text('reference.edges')}</h3>
          <ul className={tables.params}>
            {edges.map((each) => (
              <li key={each.edge} className={tables.param}>
                <div className={tables.paramHead}>
                  <ReferenceLink node={node} edge={each.edge} className={tables.name}>
                    <bdi translate="no" dir="ltr">
                      {each.edge}
                    </bdi>
                  </ReferenceLink>
                  <bdi translate="no" dir="ltr" className={tables.type}>
                    {each.operations.map(({ method }) => method).join(' ')}
                  </bdi>
                  <StandingMark standing={each.standing} />
                </div>
                <p>
                  <Prose words={each.description} />
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}
