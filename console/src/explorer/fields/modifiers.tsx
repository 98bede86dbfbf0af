import type { Catalogue } from '../../reference/catalogue.ts';
import type { GraphField } from '../catalogue/use-offered.ts';
import styles from './field-tree.module.css';
import type { Chosen, FieldPath } from './selection.ts';

interface ModifiersProps {
  readonly field: GraphField;
  readonly chosen: Chosen;
  readonly path: FieldPath;
  readonly catalogue: Catalogue;
  readonly onArg: (path: FieldPath, name: string, value: string) => void;
}

/** Modifiers that are no field of their own, nor a name. */
const OTHERS = new Set(['fields', 'as']);

/** What is asked of a field besides: how many, in which order, and what its edge takes. */
export function Modifiers({ field, chosen, path, catalogue, onArg }: ModifiersProps) {
  const paging = field.paged ? catalogue.modifiers.filter(({ name }) => !OTHERS.has(name)) : [];
  const all = [...paging, ...(field.params ?? [])];
  if (all.length === 0) return null;
  return (
    <div className={styles.modifiers}>
      {all.map(({ name, type, values, description }) => {
        const common = {
          className: styles.modifier,
          'aria-label': `${path.join('.')} ${name}`,
          value: chosen.args[name] ?? '',
        };
        return (
          // biome-ignore lint/a11y/noLabelWithoutControl: what is within has a name of its own
          <label key={name} className={styles.modifierOf} title={description}>
            <bdi translate="no" dir="ltr">
              {name}
            </bdi>
            {values ? (
              <select {...common} onChange={({ target }) => onArg(path, name, target.value)}>
                <option value="">–</option>
                {values.map((value) => (
                  <option key={value}>{value}</option>
                ))}
              </select>
            ) : (
              <input
                {...common}
                inputMode={type === 'int' ? 'numeric' : 'text'}
                spellCheck={false}
                dir="ltr"
                onChange={({ target }) => onArg(path, name, target.value)}
              />
            )}
          </label>
        );
      })}
    </div>
  );
}
