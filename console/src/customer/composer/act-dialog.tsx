import { type FormEvent, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useText } from '../../texts/texts.tsx';
import { Button as WordButton } from '../../ui/button.tsx';
import { Dialog, DialogButtons } from '../../ui/dialog.tsx';
import entry from '../../ui/field.module.css';
import { useScene } from '../phone-context.tsx';
import styles from './act-dialog.module.css';
import type { ActId } from './act-ids.ts';
import { type ActField, type ActForm, FORMS } from './acts.ts';
import { givenFile } from './given-file.ts';

/** Asks for what an act takes, and does it. */
export function ActDialog({ id, onClose }: { id: ActId; onClose: () => void }) {
  const text = useText();
  const { act } = useScene();
  const form = FORMS.find((each) => each.id === id) as ActForm;
  const [values, setValues] = useState<Readonly<Record<string, unknown>>>({});
  const set = (name: string, value: unknown) => setValues({ ...values, [name]: value });
  const send = async (event: FormEvent) => {
    event.preventDefault();
    onClose();
    const given = Object.fromEntries(
      Object.entries(values).filter(([, value]) => value !== '' && value !== undefined),
    );
    await act(form.place, (form.make?.(given) ?? given) as never);
  };
  return (
    <Dialog title={text(`customer.act.${id}`)} isOpen onClose={onClose}>
      <form onSubmit={(event) => void send(event)} className={styles.form}>
        {form.fields.map((field, i) => (
          <Field
            key={field.name}
            field={field}
            isFirst={i === 0}
            value={values[field.name]}
            onChange={(value) => set(field.name, value)}
          />
        ))}
        <DialogButtons>
          <WordButton onPress={onClose}>{text('customer.act.cancel')}</WordButton>
          <Button type="submit" className={styles.send ?? ''}>
            {text('customer.act.do')}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}

interface FieldProps {
  readonly field: ActField;
  readonly isFirst: boolean;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

function Field({ field, isFirst, value, onChange }: FieldProps) {
  const { name, kind, words, isNeeded = false } = field;
  const id = `act-${name}`;
  const common = { id, required: isNeeded, className: entry.input, autoFocus: isFirst };
  const shown = typeof value === 'string' || typeof value === 'number' ? value : '';
  return (
    <>
      <label htmlFor={id} className={styles.label}>
        <bdi translate="no">{name}</bdi>
        {isNeeded && <span aria-hidden="true"> *</span>}
      </label>
      {words ? (
        <select {...common} value={shown} onChange={({ target }) => onChange(target.value)}>
          <option value="">–</option>
          {words.map((word) => (
            <option key={word} value={word}>
              {word}
            </option>
          ))}
        </select>
      ) : kind === 'file' ? (
        <input
          {...common}
          type="file"
          onChange={async ({ target }) =>
            onChange(await Promise.all([...(target.files ?? [])].map(givenFile)))
          }
        />
      ) : kind === 'long' ? (
        <textarea
          {...common}
          dir="auto"
          rows={3}
          value={shown}
          onChange={({ target }) => onChange(target.value)}
        />
      ) : (
        <input
          {...common}
          dir="auto"
          type={kind === 'number' ? 'number' : 'text'}
          step="any"
          value={shown}
          onChange={({ target }) =>
            onChange(kind === 'number' && target.value !== '' ? Number(target.value) : target.value)
          }
        />
      )}
    </>
  );
}
