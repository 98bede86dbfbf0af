import { useControl } from '../control/use-control.ts';
import { useView } from '../routes/use-view.ts';
import { useText } from '../texts/texts.tsx';
import { Picker } from '../ui/picker.tsx';

/** Of which version the reference is. */
export function VersionPicker({ version }: { version: string }) {
  const text = useText();
  const [, change] = useView();
  const { data } = useControl('GET /catalogue/versions');
  const items = (data?.data ?? []).toReversed().map(({ version: id, state, ends, out }) => ({
    id,
    label: id,
    detail:
      state === 'not_yet'
        ? text('reference.version.out', { day: out })
        : ends === undefined
          ? undefined
          : text(state === 'ended' ? 'reference.version.ended' : 'reference.version.ends', {
              day: ends,
            }),
  }));
  return (
    <Picker
      label={text('reference.version', { version })}
      look="field"
      items={items}
      picked={version}
      onPick={(id) => change({ version: id })}
    >
      <bdi translate="no" dir="ltr">
        {version}
      </bdi>
    </Picker>
  );
}
