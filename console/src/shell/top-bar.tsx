import { Button as AriaButton } from 'react-aria-components/Button';
import { useControl } from '../control/use-control.ts';
import { ImportSlot } from '../import/import-slot.tsx';
import { usePage } from '../people/use-page.ts';
import { useView } from '../routes/use-view.ts';
import { useText } from '../texts/texts.tsx';
import { IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { Picker } from '../ui/picker.tsx';
import { shownOr, shownText } from '../ui/shown-text.ts';
import { ClockChip } from './clock-chip.tsx';
import { FaultChip } from './fault-chip.tsx';
import { LiveDot } from './live-dot.tsx';
import styles from './top-bar.module.css';
import { useRoom } from './use-room.ts';

/** Of which Page, through which app's eyes, at what time: what holds of everything below. */
export function TopBar({ onFind, onHelp }: { onFind: () => void; onHelp: () => void }) {
  const text = useText();
  const isNarrow = useRoom() === 'one';
  return (
    <header className={styles.bar}>
      <span className={styles.mark} aria-hidden="true" />
      <h1 className={styles.name}>Convograph</h1>
      <PagePicker />
      {!isNarrow && <LensPicker />}
      <AriaButton
        className={styles.find ?? ''}
        onPress={onFind}
        {...(isNarrow && { 'aria-label': text('shell.find') })}
      >
        <Icon name="search" />
        {!isNarrow && <span className={styles.findWords}>{text('shell.find')}</span>}
        {!isNarrow && <Kbd keys="mod+K" />}
      </AriaButton>
      <div className={styles.chips}>
        <ImportSlot />
        <ClockChip />
        <FaultChip />
        <LiveDot />
        {!isNarrow && <IconButton icon="help" label={text('shell.help')} onPress={onHelp} />}
      </div>
    </header>
  );
}

function PagePicker() {
  const text = useText();
  const page = usePage();
  const [view, change] = useView();
  const { data } = useControl('GET /pages');
  return (
    <Picker
      label={text('shell.page', { name: page?.name ?? view.page ?? '' })}
      icon="page"
      items={(data?.data ?? []).map(({ id, name, mode }) => ({
        id,
        label: shownText(name),
        detail: mode,
      }))}
      picked={page?.id}
      onPick={(id) => change({ page: id, conversation: undefined, sel: undefined })}
    >
      <bdi translate="no">{shownOr(page?.name ?? view.page, text('shell.noPage'))}</bdi>
    </Picker>
  );
}

const EVERY = 'every';

function LensPicker() {
  const text = useText();
  const [{ as }, change] = useView();
  const { data } = useControl('GET /apps');
  const apps = data?.data ?? [];
  const name =
    as === undefined
      ? text('shell.lens.every')
      : shownText(apps.find(({ id }) => id === as)?.name ?? as);
  return (
    <Picker
      label={text('shell.lens', { name })}
      icon="app"
      items={[
        { id: EVERY, label: text('shell.lens.every') },
        ...apps.map(({ id, name: label, mode }) => ({ id, label: shownText(label), detail: mode })),
      ]}
      picked={as ?? EVERY}
      onPick={(id) => change({ as: id === EVERY ? undefined : id })}
    >
      <span className={styles.quiet}>{text('shell.lens.as')}</span> <bdi translate="no">{name}</bdi>
    </Picker>
  );
}
