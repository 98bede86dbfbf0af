import { useState } from 'react';
import { useView } from '../routes/use-view.ts';
import { feed } from '../stream/feed.ts';
import { useText } from '../texts/texts.tsx';
import { Picker } from '../ui/picker.tsx';
import { ANNOUNCED, announce, announced } from './announce.ts';

/** What is done with the rows as a whole, and which of them are read aloud. */
export function MoreMenu() {
  const text = useText();
  const [{ plain }, change] = useView();
  const [which, setWhich] = useState(announced);
  const pick = (id: string) => {
    if (id === 'clear') change({ from: feed.rows.all().at(-1)?.seq, sel: undefined });
    else if (id === 'plain') change({ plain: plain ? undefined : true });
    const chosen = ANNOUNCED.find((each) => each === id);
    if (!chosen) return;
    announce(chosen);
    setWhich(chosen);
  };
  return (
    <Picker
      label={text('timeline.more')}
      icon="more"
      look="icon"
      picked={which}
      items={[
        { id: 'clear', label: text('timeline.clear') },
        { id: 'plain', label: text(plain ? 'timeline.grid.again' : 'timeline.plain') },
        ...ANNOUNCED.map((id) => ({ id, label: text(`timeline.announce.${id}`) })),
      ]}
      onPick={pick}
    >
      {null}
    </Picker>
  );
}
