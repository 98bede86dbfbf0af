import { useState } from 'react';
import type { Catalogue, GraphNode } from '../../reference/catalogue.ts';
import { useText } from '../../texts/texts.tsx';
import { FieldRow } from './field-row.tsx';
import styles from './field-tree.module.css';
import type { Chosen, FieldPath } from './selection.ts';

/** Up to how many fields are looked through without help. */
const FEW = 12;

/** What is known and chosen of fields, and what changes it. */
export interface TreeProps {
  readonly catalogue: Catalogue;
  readonly chosen: readonly Chosen[];
  /** Scopes of the token; undefined where it is not known what they are. */
  readonly scopes: ReadonlySet<string> | undefined;
  /** Whether the text has to be put right before anything is ticked. */
  readonly isStill: boolean;
  readonly onTick: (path: FieldPath, isOn: boolean) => void;
  readonly onArg: (path: FieldPath, name: string, value: string) => void;
}

/** The fields of a node, and what they lead to: ticked where they are asked for. */
export function FieldTree({ node, ...tree }: TreeProps & { readonly node: GraphNode }) {
  const text = useText();
  const [wanted, setWanted] = useState('');
  const found = node.fields.filter(({ name }) => name.includes(wanted.trim().toLowerCase()));
  return (
    <div className={styles.tree}>
      {node.fields.length > FEW && (
        <input
          type="search"
          className={styles.search}
          aria-label={text('explorer.field.find')}
          placeholder={text('explorer.field.find')}
          value={wanted}
          onChange={({ target }) => setWanted(target.value)}
        />
      )}
      <ul className={styles.list}>
        {found.map((field) => (
          <FieldRow key={field.name} field={field} path={[field.name]} {...tree} />
        ))}
      </ul>
      {found.length === 0 && <p className={styles.none}>{text('explorer.field.none')}</p>}
    </div>
  );
}
