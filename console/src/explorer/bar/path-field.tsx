import { ComboBox } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { useText } from '../../texts/texts.tsx';
import { shownText } from '../../ui/shown-text.ts';
import type { Call } from '../call.ts';
import styles from './path-field.module.css';
import { usePaths } from './use-paths.ts';

interface PathFieldProps {
  readonly call: Call;
  /** Handle of the token, as far as its reach ids are known. */
  readonly token: string | undefined;
  /** Takes what is written. */
  readonly onChange: (text: string) => void;
  /** Takes what was picked. */
  readonly onPick: (path: string) => void;
}

/** The path, of which ids are completed from the store. */
export function PathField({ call, token, onChange, onPick }: PathFieldProps) {
  const text = useText();
  const value = call.path;
  const paths = usePaths(call, token);
  return (
    <ComboBox
      className={styles.field ?? ''}
      aria-label={text('explorer.path')}
      allowsCustomValue
      menuTrigger="input"
      inputValue={value}
      onInputChange={(written) => written !== value && onChange(written)}
      selectedKey={paths.some(({ path }) => path === value) ? value : null}
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
              <span className={styles.words}>
                <bdi translate="no">{shownText(words)}</bdi>
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
