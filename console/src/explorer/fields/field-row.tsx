import { useId, useState } from 'react';
import { useText } from '../../texts/texts.tsx';
import { Icon } from '../../ui/icon.tsx';
import { StandingMark } from '../catalogue/standing-mark.tsx';
import { type GraphField, nodeOf } from '../catalogue/use-offered.ts';
import styles from './field-tree.module.css';
import type { TreeProps } from './field-tree.tsx';
import { Modifiers } from './modifiers.tsx';
import { PermissionLock } from './permission-lock.tsx';
import { chosenAt, type FieldPath } from './selection.ts';

/** Fields within fields that are shown: what leads on leads round. */
const DEEPEST = 6;

interface FieldRowProps extends TreeProps {
  readonly field: GraphField;
  readonly path: FieldPath;
}

/** A field: ticked where it is asked for, with what is asked of it, and the fields of what it leads to. */
export function FieldRow({ field, path, ...tree }: FieldRowProps) {
  const text = useText();
  const id = useId();
  const { catalogue, chosen, onTick } = tree;
  const own = chosenAt(chosen, path);
  const [isOpened, setIsOpened] = useState<boolean>();
  const isOpen = isOpened ?? (own?.fields.length ?? 0) > 0;
  const inner = path.length < DEEPEST ? nodeOf(catalogue, field.node) : undefined;
  return (
    <li className={styles.item}>
      <div className={styles.row} data-gone={isGone(field) || undefined}>
        {inner ? (
          <button
            type="button"
            className={styles.fold}
            aria-expanded={isOpen}
            aria-controls={id}
            aria-label={text('explorer.field.within', { field: path.join('.') })}
            onClick={() => setIsOpened(!isOpen)}
          >
            <Icon name="chevron" />
          </button>
        ) : (
          <span className={styles.fold} />
        )}
        <label className={styles.label} title={field.description}>
          <input
            type="checkbox"
            className={styles.tick}
            aria-label={path.join('.')}
            checked={own !== undefined}
            disabled={tree.isStill}
            onChange={({ target }) => onTick(path, target.checked)}
          />
          <bdi translate="no" dir="ltr" className={styles.name}>
            {field.name}
          </bdi>
          <bdi translate="no" dir="ltr" className={styles.type}>
            {field.type}
          </bdi>
        </label>
        {field.default && <span className={styles.mark}>{text('explorer.field.default')}</span>}
        {field.standing && <StandingMark standing={field.standing} />}
        {field.permission && (
          <PermissionLock
            permission={catalogue.permissions[field.permission]}
            scopes={tree.scopes}
          />
        )}
      </div>
      {own && (
        <Modifiers
          field={field}
          chosen={own}
          path={path}
          catalogue={catalogue}
          onArg={tree.onArg}
        />
      )}
      {inner && isOpen && (
        <ul id={id} className={styles.inner}>
          {inner.fields.map((each) => (
            <FieldRow key={each.name} field={each} path={[...path, each.name]} {...tree} />
          ))}
        </ul>
      )}
    </li>
  );
}

const isGone = ({ standing }: GraphField): boolean =>
  standing?.state === 'ended' || standing?.state === 'not_yet';
