import { ComboBox } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { useText } from '../../texts/texts.tsx';
import { shownText } from '../../ui/shown-text.ts';
import styles from './path-field.module.css';
import { usePaths } from './use-paths.ts';

interface PathFieldProps {
  readonly value: string;
  /** Takes what is written. */
  readonly onChange: (text: string) => void;
  /** Takes what was picked. */
  readonly onPick: (path: string) => void;
}

/** The path, of which ids are completed from the store. */
export function PathField({ value, onChange, onPick }: PathFieldProps) {
  const text = useText();
  const paths = usePaths(value);
  return (
    <ComboBox
      className={styles.field ?? ''}
      aria-label={text('explorer.path')}
      allowsCustomValue
      // Else it would not open where nothing was found by the letter before.
      allowsEmptyCollection
      menuTrigger="input"
      inputValue={value}
      onInputChange={(written) => written !== value && onChange(written)}
      selectedKey={null}
      onSelectionChange={(key) => key !== null && onPick(String(key))}
      items={paths}
    >
      <span className={styles.slash} aria-hidden="true">
        /
      </span>
      <Input
        className={styles.input ?? ''}
        dir="ltr"
        translate="no"
        spellCheck={false}
        autoComplete="off"
      />
      <Popover className={styles.popover ?? ''} offset={4}>
        <ListBox<(typeof paths)[number]> className={styles.list ?? ''}>
          {({ path, words }) => (
            <ListBoxItem id={path} textValue={path} className={styles.item ?? ''}>
              <bdi translate="no" dir="ltr" className={styles.path}>
                {path}
              </bdi>
              <bdi translate="no" className={styles.words}>
                {shownText(words)}
              </bdi>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
