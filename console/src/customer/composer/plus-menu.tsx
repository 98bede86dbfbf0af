import { Suspense } from 'react';
import { Button } from 'react-aria-components/Button';
import { MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useText } from '../../texts/texts.tsx';
import { lazily } from '../../ui/lazily.ts';
import { Glyph } from '../glyphs.tsx';
import menu from '../menu.module.css';
import styles from './composer.module.css';
import type { PlusDoes } from './plus-items.tsx';

const PlusItems = lazily(async () => (await import('./plus-items.tsx')).PlusItems, 'customer');

interface PlusMenuProps extends PlusDoes {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** Everything that a person can do besides writing. */
export function PlusMenu({ isOpen, onOpenChange, ...does }: PlusMenuProps) {
  const text = useText();
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      <Button className={styles.tool ?? ''} aria-label={text('customer.composer.plus')}>
        <Glyph name="plus" />
      </Button>
      <Popover className={menu.popover ?? ''} placement="top start" offset={8}>
        <Suspense>
          <PlusItems {...does} />
        </Suspense>
      </Popover>
    </MenuTrigger>
  );
}
