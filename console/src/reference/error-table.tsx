import { codeOf } from '../errors/code.ts';
import { useText } from '../texts/texts.tsx';
import type { OperationError } from './catalogue.ts';
import { Prose } from './prose.tsx';
import styles from './tables.module.css';

/** Errors with what causes them; their texts are the platform's own. */
export function ErrorTable({ errors }: { errors: readonly OperationError[] }) {
  const text = useText();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{text('reference.code')}</th>
          <th scope="col">{text('reference.message')}</th>
        </tr>
      </thead>
      <tbody>
        {errors.map((error) => (
          <tr key={error.name}>
            <th scope="row" className={styles.name}>
              <bdi translate="no" dir="ltr">
                {codeOf(error)}
              </bdi>
            </th>
            <td>
              <bdi translate="no" dir="ltr" className={styles.message}>
                {error.message}
              </bdi>
              <p className={styles.quiet}>
                <Prose words={error.when} />
              </p>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
