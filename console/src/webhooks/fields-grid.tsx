import { type KeyboardEvent, useRef, useState } from 'react';
import { useControl } from '../control/use-control.ts';
import { useText } from '../texts/texts.tsx';
import { Notice } from '../ui/notice.tsx';
import { Part } from '../ui/part.tsx';
import { Segments } from '../ui/segments.tsx';
import { shownText } from '../ui/shown-text.ts';
import { FieldRow } from './field-row.tsx';
import styles from './fields-grid.module.css';
import { tick } from './gates.ts';
import { type Column, useColumns } from './use-columns.ts';
import type { Receiver } from './use-receiver.ts';
import page from './webhooks.module.css';

/** Both gates of each field, to be ticked: the app's subscription, and what Pages give it. */
export function FieldsGrid({ receiver }: { readonly receiver: Receiver }) {
  const text = useText();
  const { object } = receiver;
  const { data } = useControl('GET /webhooks/fields');
  const { columns, more } = useColumns(receiver);
  const [which, setWhich] = useState<'messaging' | 'all'>('messaging');
  const [written, setWritten] = useState('');
  const [error, setError] = useState<Error>();
  const isTicked = (field: string) => columns.some(({ fields }) => fields.has(field));
  const fields = (data?.data ?? [])
    .filter(({ objects }) => objects.includes(object))
    // What events are made of here stands first; what is ticked moves nothing.
    .toSorted((a, b) => b.sampled.length - a.sampled.length)
    .filter((each) => which === 'all' || each.of_messaging || isTicked(each.field))
    .map(({ field }) => field)
    .filter((field) => field.includes(written.trim().toLowerCase()));
  const change = (column: Column, field: string, isOn: boolean) => {
    setError(undefined);
    tick(column.gate, field, isOn).catch(setError);
  };
  return (
    <Part
      title={text('webhooks.fields')}
      words={text(object === 'page' ? 'webhooks.fields.words' : 'webhooks.fields.words.instagram')}
    >
      <div className={page.line}>
        <input
          type="search"
          className={page.input}
          dir="ltr"
          aria-label={text('webhooks.fields.find')}
          placeholder={text('webhooks.fields.find')}
          value={written}
          onChange={({ target }) => setWritten(target.value)}
        />
        <Segments
          label={text('webhooks.fields.which')}
          items={(['messaging', 'all'] as const).map((id) => ({
            id,
            label: text(`webhooks.fields.${id}`),
          }))}
          picked={which}
          onPick={setWhich}
        />
      </div>
      {error && <Notice tone="bad">{error.message}</Notice>}
      {data && fields.length === 0 && <p className={page.quiet}>{text('webhooks.fields.none')}</p>}
      {fields.length > 0 && <Table fields={fields} columns={columns} onTick={change} />}
      {more > 0 && <p className={page.quiet}>{text('webhooks.fields.more', { n: more })}</p>}
    </Part>
  );
}

interface TableProps {
  readonly fields: readonly string[];
  readonly columns: readonly Column[];
  readonly onTick: (column: Column, field: string, isOn: boolean) => void;
}

/** One stop of the Tab key: arrows go from box to box, as in any grid. */
function Table({ fields, columns, onTick }: TableProps) {
  const text = useText();
  const grid = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<readonly [row: number, column: number]>([0, 0]);
  const here = [Math.min(at[0], fields.length - 1), Math.min(at[1], columns.length - 1)] as const;
  const press = (event: KeyboardEvent) => {
    const step = stepOf(event);
    if (!step) return;
    event.preventDefault();
    const row = clamp(here[0] + step[0], fields.length);
    const column = clamp(here[1] + step[1], columns.length);
    setAt([row, column]);
    grid.current?.querySelector<HTMLElement>(`[data-at="${row} ${column}"]`)?.focus();
  };
  return (
    <div className={styles.scroll}>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: boxes in a grid, which arrows go through */}
      <table ref={grid} role="grid" className={styles.grid} onKeyDown={press}>
        <thead>
          <tr>
            <th scope="col">{text('webhooks.fields.field')}</th>
            {columns.map(({ gate: { page: of } }) => (
              <th key={of?.id ?? ''} scope="col">
                {of ? (
                  <bdi translate="no">{shownText(of.name)}</bdi>
                ) : (
                  text('webhooks.fields.theApp')
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fields.map((field, row) => (
            <FieldRow
              key={field}
              {...{ field, row, columns }}
              focused={here[0] === row ? here[1] : undefined}
              onFocus={(column) => setAt([row, column])}
              onTick={(column, isOn) => onTick(column, field, isOn)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const clamp = (at: number, length: number): number => Math.max(0, Math.min(at, length - 1));

/** Where an arrow leads, in the direction in which lines run. */
function stepOf({ key }: KeyboardEvent): readonly [rows: number, columns: number] | undefined {
  const forward = document.documentElement.dir === 'rtl' ? -1 : 1;
  if (key === 'ArrowDown') return [1, 0];
  if (key === 'ArrowUp') return [-1, 0];
  if (key === 'ArrowRight') return [0, forward];
  return key === 'ArrowLeft' ? [0, -forward] : undefined;
}
