import type { ControlSchemas } from '../../control/operations.ts';
import { useText } from '../../texts/texts.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './field-tree.module.css';

interface PermissionLockProps {
  readonly permission: ControlSchemas['GraphPermission'] | undefined;
  readonly scopes: ReadonlySet<string> | undefined;
}

/** What a field needs besides; shut where the token has a scope of it not. */
export function PermissionLock({ permission, scopes }: PermissionLockProps) {
  const text = useText();
  const needs = permission?.MESSENGER ?? [];
  if (needs.length === 0) return null;
  const lacking = needs.filter(
    ({ kind, word }) => kind === 'scope' && word !== undefined && scopes?.has(word) === false,
  );
  const isShut = lacking.length > 0;
  const words = (isShut ? lacking : needs).map(({ needed }) => needed).join(', ');
  const label = text(isShut ? 'explorer.field.lacks' : 'explorer.field.needs', { needs: words });
  return (
    <span
      className={styles.lock}
      data-shut={isShut || undefined}
      role="img"
      aria-label={label}
      title={label}
    >
      <Icon name="lock" />
    </span>
  );
}
