import { useAct, useControl } from '../control/use-control.ts';
import { useText } from '../texts/texts.tsx';
import { IconButton } from '../ui/button.tsx';
import { Picker } from '../ui/picker.tsx';
import styles from './chips.module.css';
import { HOUR, MOVES, shift } from './clock-moves.ts';
import { useRoom } from './use-room.ts';

/** What time it is for Meta's side: says so where it is not the machine's, and moves it. */
export function ClockChip() {
  const text = useText();
  const isNarrow = useRoom() === 'one';
  const { data: time } = useControl('GET /clock');
  const advance = useAct('POST /clock/advance');
  const reset = useAct('POST /clock/reset');
  const freeze = useAct('POST /clock/freeze');
  const unfreeze = useAct('POST /clock/unfreeze');
  const offset = Math.round((time?.offset_ms ?? 0) / 60_000);
  const isMoved = time !== undefined && (time.frozen || offset !== 0);
  const words = time?.frozen ? text('shell.clock.stands', { at: hour(time.now) }) : shift(offset);
  const pick = (id: string) => {
    if (id === 'reset') reset.mutate({});
    else if (id === 'freeze') freeze.mutate({});
    else if (id === 'unfreeze') unfreeze.mutate({});
    else advance.mutate({ seconds: Number(id) * HOUR });
  };
  return (
    <span className={isMoved ? styles.set : undefined}>
      <Picker
        label={text('shell.clock', { time: isMoved ? words : text('shell.clock.now') })}
        icon="clock"
        look={isMoved || !isNarrow ? 'bar' : 'icon'}
        items={[
          ...MOVES.map((hours) => ({
            id: String(hours),
            label: text('shell.clock.move', { by: shift(hours * 60) }),
            ...(hours === 25 && { detail: text('shell.clock.window') }),
          })),
          time?.frozen
            ? { id: 'unfreeze', label: text('shell.clock.run') }
            : { id: 'freeze', label: text('shell.clock.stand') },
          ...(isMoved ? [{ id: 'reset', label: text('shell.clock.reset') }] : []),
        ]}
        onPick={pick}
      >
        {isMoved ? words : isNarrow ? null : text('shell.clock.now')}
      </Picker>
      {isMoved && (
        <IconButton
          small
          icon="close"
          label={text('shell.clock.reset')}
          onPress={() => reset.mutate({})}
        />
      )}
    </span>
  );
}

const hour = (iso: string): string =>
  new Date(iso).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
