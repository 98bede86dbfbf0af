import { useId } from 'react';
import type { GraphParameter } from '../../reference/catalogue.ts';
import { useText } from '../../texts/texts.tsx';
import entry from '../../ui/field.module.css';
import { StandingMark } from '../catalogue/standing-mark.tsx';
import styles from './params.module.css';

interface ParamFieldProps {
  readonly parameter: GraphParameter;
  readonly value: string;
  readonly isDisabled?: boolean;
  readonly onChange: (value: string) => void;
}

/** A parameter, by what it may be: a word of some, a number, a text, or JSON. */
export function ParamField({ parameter, value, isDisabled = false, onChange }: ParamFieldProps) {
  const text = useText();
  const id = useId();
  const { name, type, description, required, standing } = parameter;
  return (
    <div className={styles.param}>
      <span className={styles.head}>
        <label htmlFor={id} className={styles.name}>
          <bdi translate="no" dir="ltr">
            {name}
          </bdi>
        </label>
        <bdi translate="no" dir="ltr" className={styles.type}>
          {type.replace(/ \{.*/s, '')}
        </bdi>
        {required && <span className={styles.required}>{text('explorer.params.required')}</span>}
        {standing && <StandingMark standing={standing} />}
      </span>
      <Control {...{ parameter, value, isDisabled, onChange, id }} />
      {description && (
        <span id={`${id}-words`} dir="auto" className={styles.words}>
          {description}
        </span>
      )}
    </div>
  );
}

function Control({ parameter, value, isDisabled, onChange, id }: ParamFieldProps & { id: string }) {
  const { type, values, description } = parameter;
  const words = type === 'bool' ? ['true', 'false'] : values;
  const common = {
    id,
    value,
    disabled: isDisabled,
    className: `${entry.input} ${styles.input}`,
    dir: 'ltr',
    ...(description && { 'aria-describedby': `${id}-words` }),
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      onChange(target.value),
  } as const;
  if (words) {
    const isOther = value !== '' && !words.includes(value);
    return (
      <select {...common}>
        <option value="">–</option>
        {isOther && <option>{value}</option>}
        {words.map((word) => (
          <option key={word}>{word}</option>
        ))}
      </select>
    );
  }
  if (parameter.members || parameter.variants || /^(?:Object|list)/i.test(type)) {
    return <textarea {...common} rows={Math.min(8, value.split('\n').length)} spellCheck={false} />;
  }
  // Of any length: what is too long is worth sending.
  return (
    <input
      {...common}
      inputMode={type === 'int' ? 'numeric' : 'text'}
      spellCheck={false}
      autoComplete="off"
    />
  );
}
