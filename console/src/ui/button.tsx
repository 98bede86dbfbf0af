import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
} from 'react-aria-components/Button';
import styles from './button.module.css';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';

interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  /** `main` for the one thing to do here, `plain` among others, `quiet` without a border. */
  readonly look?: 'main' | 'plain' | 'quiet' | 'danger';
  readonly icon?: IconName;
  readonly small?: boolean;
  readonly children: ReactNode;
}

/** A button with words. */
export function Button({ look = 'plain', icon, small = false, children, ...rest }: ButtonProps) {
  const names = [styles.button, styles[look], small && styles.small].filter(Boolean).join(' ');
  return (
    <AriaButton {...rest} className={names}>
      {icon && <Icon name={icon} />}
      <span className={styles.words}>{children}</span>
    </AriaButton>
  );
}

interface IconButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  readonly icon: IconName;
  /** What it does, for those who do not see it, and for those who wait over it. */
  readonly label: string;
  readonly small?: boolean;
  readonly mirrored?: boolean;
}

/** A button that is an icon. */
export function IconButton({
  icon,
  label,
  small = false,
  mirrored = false,
  ...rest
}: IconButtonProps) {
  return (
    <AriaButton
      {...rest}
      aria-label={label}
      className={small ? `${styles.icon} ${styles.smallIcon}` : (styles.icon ?? '')}
      render={(props) => <button {...props} title={label} />}
    >
      <Icon name={icon} mirrored={mirrored} />
    </AriaButton>
  );
}
