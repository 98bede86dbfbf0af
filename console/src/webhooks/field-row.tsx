import { useText } from '../texts/texts.tsx';
import { Icon } from '../ui/icon.tsx';
import hidden from '../ui/visually-hidden.module.css';
import styles from './fields-grid.module.css';
import type { Column } from './use-columns.ts';

interface FieldRowProps {
  readonly field: string;
  readonly row: number;
  readonly columns: readonly Column[];
  /** The column whose box the Tab key leads to, where it is of this row. */
  readonly focused: number | undefined;
  readonly onFocus: (column: number) => void;
  readonly onTick: (column: Column, isOn: boolean) => void;
}

/** A field, and its box in each gate; where both are open it says that events are sent. */
export function FieldRow({ field, row, columns, focused, onFocus, onTick }: FieldRowProps) {
  const text = useText();
  const isSubscribed = columns[0]?.fields.has(field) ?? false;
  return (
    <tr>
      <th scope="row" className={styles.field}>
        <bdi dir="ltr" translate="no">
          {field}
        </bdi>
      </th>
      {columns.map((column, i) => {
        const { gate, fields, isOpen = false } = column;
        const label = gate.page
          ? text('webhooks.fields.tick.page', { field, page: gate.page.name })
          : text('webhooks.fields.tick.app', { field });
        const isSent = gate.page !== undefined && isSubscribed && (isOpen || fields.has(field));
        return (
          <td key={gate.page?.id ?? ''} data-sent={isSent}>
            <label className={styles.box}>
              <input
                type="checkbox"
                data-at={`${row} ${i}`}
                aria-label={label}
                tabIndex={focused === i ? 0 : -1}
                checked={fields.has(field)}
                onFocus={() => onFocus(i)}
                onChange={({ target }) => onTick(column, target.checked)}
              />
              {isSent && (
                <span className={styles.sent} aria-hidden="true">
                  <Icon name="check" />
                  <span className={styles.words}>{text('webhooks.fields.sent.yes')}</span>
                </span>
              )}
              {gate.page !== undefined && (
                <span className={hidden.hidden}>
                  {text(isSent ? 'webhooks.fields.sent.yes' : 'webhooks.fields.sent.no')}
                </span>
              )}
            </label>
          </td>
        );
      })}
    </tr>
  );
}
