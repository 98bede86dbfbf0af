import { useAct, useControl } from '../control/use-control.ts';
import { useText } from '../texts/texts.tsx';
import { Picker } from '../ui/picker.tsx';
import styles from './chips.module.css';

const ALL = 'all';

/** Faults that calls or webhooks may still meet: never armed without being seen. */
export function FaultChip() {
  const text = useText();
  const { data } = useControl('GET /faults');
  const mend = useAct('POST /faults/mend');
  const armed = (data?.data ?? []).filter(({ state }) => state === 'armed');
  if (armed.length === 0) return null;
  return (
    <span className={styles.set}>
      <Picker
        label={text('shell.faults', { n: armed.length })}
        icon="bolt"
        items={[
          ...armed.map(({ id, does, on, times, used }) => ({
            id,
            label: text('shell.faults.mend', { what: does }),
            detail: [on, times !== undefined && text('shell.faults.left', { n: times - used })]
              .filter(Boolean)
              .join(' · '),
          })),
          { id: ALL, label: text('shell.faults.all') },
        ]}
        onPick={(id) => mend.mutate(id === ALL ? {} : { fault: id })}
      >
        <span className={styles.count}>{armed.length}</span>
      </Picker>
    </span>
  );
}
