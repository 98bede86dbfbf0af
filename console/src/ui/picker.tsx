import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components/Menu';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';
import styles from './picker.module.css';

/** What can be picked, or done. */
interface PickerItem {
  readonly id: string;
  readonly label: string;
  /** Beside it, quieter. */
  readonly detail?: string | undefined;
  readonly isBad?: boolean;
}

interface PickerProps {
  readonly label: string;
  readonly icon?: IconName;
  /** What stands on the button. */
  readonly children: ReactNode;
  readonly items: readonly PickerItem[];
  /** The one that is picked; none where the items are things to do. */
  readonly picked?: string | undefined;
  readonly onPick: (id: string) => void;
  readonly look?: 'bar' | 'field' | 'icon';
}

/** A button that opens a list: of what to look at, or of what to do. */
export function Picker({
  label,
  icon,
  children,
  items,
  picked,
  onPick,
  look = 'bar',
}: PickerProps) {
  return (
    <MenuTrigger>
      <AriaButton className={`${styles.trigger} ${styles[look]}`} aria-label={label}>
        {icon && <Icon name={icon} />}
        {children !== null && <span className={styles.words}>{children}</span>}
        {look !== 'icon' && <Icon name="chevron" />}
      </AriaButton>
      <Popover className={styles.popover ?? ''} offset={4}>
        <Menu
          className={styles.menu ?? ''}
          aria-label={label}
          {...(picked !== undefined && { selectionMode: 'single', selectedKeys: [picked] })}
          onAction={(key) => onPick(String(key))}
        >
          {items.map(({ id, label: words, detail, isBad }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={words}
              className={isBad ? `${styles.item} ${styles.bad}` : (styles.item ?? '')}
            >
              {({ isSelected }) => (
                <>
                  <span className={styles.mark}>{isSelected && <Icon name="check" />}</span>
                  <span className={styles.label}>{words}</span>
                  {detail && <span className={styles.detail}>{detail}</span>}
                </>
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
