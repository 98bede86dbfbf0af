import type { ReactNode } from 'react';
import { useControl } from '../control/use-control.ts';
import { useText } from '../texts/texts.tsx';
import entry from '../ui/field.module.css';
import { shownText } from '../ui/shown-text.ts';
import styles from './form.module.css';

/** What a form was given, without what was left empty; numbers are read as such. */
export function given(form: HTMLFormElement, numbers: readonly string[]): Record<string, unknown> {
  const filled = [...new FormData(form)].filter(([, value]) => value !== '');
  return Object.fromEntries(
    filled.map(([name, value]) => [name, numbers.includes(name) ? Number(value) : value]),
  );
}

export function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: what is within has a name by it
    <label className={styles.field}>
      <span className={styles.label}>{label}</span>
      {children}
    </label>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly name: string;
  readonly items: readonly { readonly id: string; readonly label: string }[];
  /** What stands where none is picked. */
  readonly none: string;
}

/** One of some, or none. */
export function Choice({ label, name, items, none }: ChoiceProps) {
  return (
    <Field label={label}>
      <select name={name} className={entry.input}>
        <option value="">{none}</option>
        {items.map(({ id, label: words }) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** What a number is given for. */
export function NumberField({ label, name, hint }: { label: string; name: string; hint?: string }) {
  return (
    <Field label={label}>
      <input type="number" min="1" name={name} placeholder={hint} className={entry.input} />
    </Field>
  );
}

/** Whose calls or webhooks, and how many. */
export function WhoseFields() {
  const text = useText();
  const { data: pages } = useControl('GET /pages');
  const { data: apps } = useControl('GET /apps');
  const named = (all: readonly { id: string; name: string }[] = []) =>
    all.map(({ id, name }) => ({ id, label: shownText(name) }));
  return (
    <>
      <Choice
        label={text('lab.page')}
        name="page"
        items={named(pages?.data)}
        none={text('lab.any')}
      />
      <Choice label={text('lab.app')} name="app" items={named(apps?.data)} none={text('lab.any')} />
      <NumberField label={text('lab.times')} name="times" hint={text('lab.all')} />
    </>
  );
}
