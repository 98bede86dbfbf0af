import { useText } from '../texts/texts.tsx';
import { Icon } from '../ui/icon.tsx';
import type { Catalogue, GraphNode } from './catalogue.ts';
import { Prose } from './prose.tsx';
import { ReferenceLink } from './reference-link.tsx';
import { StandingMark } from './standing-note.tsx';
import styles from './tables.module.css';

/** The fields of a node: types, where they lead, which are answered unasked, what they need besides. */
export function FieldTable({ catalogue, node }: { catalogue: Catalogue; node: GraphNode }) {
  const text = useText();
  const { fields, edges } = node.dataless;
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{text('reference.field')}</th>
            <th scope="col">{text('reference.type')}</th>
            <th scope="col">{text('reference.what')}</th>
          </tr>
        </thead>
        <tbody>
          {node.fields.map((field) => (
            <tr key={field.name} id={field.name}>
              <th scope="row" className={styles.name}>
                <bdi translate="no" dir="ltr">
                  {field.name}
                </bdi>
                {field.default && (
                  <span className={styles.default}>{text('reference.default')}</span>
                )}
              </th>
              <td className={styles.type}>
                <TypeOf catalogue={catalogue} type={field.type} node={field.node} />
              </td>
              <td>
                <Prose words={[field.description, field.partial].filter(Boolean).join(' ')} />
                {field.permission !== undefined && field.kind !== 'edge' && (
                  <Need catalogue={catalogue} permission={field.permission} />
                )}
                <StandingMark standing={field.standing} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {fields.length + edges.length > 0 && (
        <details className={styles.more}>
          <summary>{text('reference.dataless', { n: fields.length + edges.length })}</summary>
          <p className={styles.quiet}>{text('reference.dataless.words')}</p>
          <p className={styles.names} dir="ltr" translate="no">
            {[...fields, ...edges].join(', ')}
          </p>
        </details>
      )}
    </>
  );
}

/** A type, and the page of the node that it is. */
function TypeOf({
  catalogue,
  type,
  node,
}: {
  catalogue: Catalogue;
  type: string;
  node: string | undefined;
}) {
  const isThere = catalogue.nodes.some(({ key }) => key === node);
  return (
    <bdi translate="no" dir="ltr">
      {node === undefined || !isThere ? (
        type
      ) : (
        <>
          {type === 'object' ? '' : `${type} · `}
          <ReferenceLink node={node}>{node}</ReferenceLink>
        </>
      )}
    </bdi>
  );
}

/** What a field needs besides its node: a scope, most often. */
function Need({ catalogue, permission }: { catalogue: Catalogue; permission: string }) {
  const needs =
    catalogue.permissions[permission]?.MESSENGER.flatMap(({ word }) => word ?? []) ?? [];
  return (
    <span className={styles.need}>
      <Icon name="key" />
      <bdi translate="no" dir="ltr">
        {needs.join(', ')}
      </bdi>
    </span>
  );
}
