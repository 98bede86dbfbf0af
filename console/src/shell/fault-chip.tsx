import { useNavigate } from '@tanstack/react-router';
import { useAct, useControl } from '../control/use-control.ts';
import { useText } from '../texts/texts.tsx';
import { Picker } from '../ui/picker.tsx';
import styles from './chips.module.css';

const ALL = 'all';
const LAB = 'lab';

/** Faults that calls or webhooks may still meet: never armed without being seen. */
export function FaultChip() {
  const text = useText();
  const { data } = useControl('GET /faults');
  const mend = useAct('POST /faults/mend');
  const armed = (data?.data ?? []).filter(({ state }) => state === 'armed');
  const navigate = useNavigate();
  const left = armed.reduce((n, { times = Number.NaN, used }) => n + times - used, 0);
  const pick = (id: string) => {
    if (id === LAB) void navigate({ to: '/lab', search: (before) => before });
    else mend.mutate(id === ALL ? {} : { fault: id });
  };
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
          { id: LAB, label: text('shell.faults.lab') },
        ]}
        onPick={pick}
      >
        <span className={styles.count}>{left > 0 ? `×${left}` : armed.length}</span>
      </Picker>
    </span>
  );
}
