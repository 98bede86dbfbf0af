import { useText } from '../texts/texts.tsx';
import { Picker } from '../ui/picker.tsx';
import { shownText } from '../ui/shown-text.ts';
import { type Call, readCall } from './call.ts';
import { forgetCalls, usePastCalls } from './history.ts';

/** The calls that were made in this browser, to be made again. */
export function HistoryPicker({ onPick }: { onPick: (call: Omit<Call, 'token'>) => void }) {
  const text = useText();
  const past = usePastCalls();
  if (past.length === 0) return null;
  const items = past.map(({ line, status }, at) => ({
    id: String(at),
    label: shownText(line.slice(0, 300)),
    detail: String(status),
    isBad: status >= 400,
  }));
  const pick = (id: string) => {
    if (id === 'forget') return forgetCalls();
    const one = past[Number(id)];
    if (!one) return;
    const { token: _, ...call } = readCall({
      call: one.line,
      ...(one.body !== undefined && { body: one.body }),
      ...(one.host !== undefined && { host: one.host }),
    });
    onPick(call);
  };
  return (
    <Picker
      label={text('explorer.history')}
      icon="clock"
      items={[...items, { id: 'forget', label: text('explorer.history.forget') }]}
      onPick={pick}
    >
      {text('explorer.history.short', { n: past.length })}
    </Picker>
  );
}
