import { Suspense } from 'react';
import { Button } from 'react-aria-components/Button';
import { MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useText } from '../../texts/texts.tsx';
import { lazily } from '../../ui/lazily.ts';
import { Glyph } from '../glyphs.tsx';
import menu from '../menu.module.css';
import { useScene } from '../phone-context.tsx';
import type { Message } from '../types.ts';
import styles from './bubble.module.css';

const ReactMenu = lazily(async () => (await import('./tool-menus.tsx')).ReactMenu, 'customer');
const Verbs = lazily(async () => (await import('./tool-menus.tsx')).Verbs, 'customer');

/** What can be done with a message. */
export function Tools({ message }: { message: Message }) {
  const text = useText();
  const scene = useScene();
  const isPages = message.from === 'page';
  const canDo = scene.canAct && !message.unsent;
  return (
    <div className={styles.tools}>
      {canDo && isPages && (
        <MenuTrigger>
          <Button className={styles.tool ?? ''} aria-label={text('customer.tool.react')}>
            <Glyph name="smile" />
          </Button>
          <Popover className={menu.popover ?? ''} placement="top" offset={4}>
            <Suspense>
              <ReactMenu message={message} />
            </Suspense>
          </Popover>
        </MenuTrigger>
      )}
      {canDo && (
        <Button
          className={styles.tool ?? ''}
          aria-label={text('customer.tool.reply')}
          onPress={() => scene.write({ kind: 'reply', message })}
        >
          <Glyph name="reply" mirrored />
        </Button>
      )}
      <MenuTrigger>
        <Button className={styles.tool ?? ''} aria-label={text('customer.tool.more')}>
          <Glyph name="more" />
        </Button>
        <Popover className={menu.popover ?? ''} offset={4}>
          <Suspense>
            <Verbs message={message} canDo={canDo} />
          </Suspense>
        </Popover>
      </MenuTrigger>
    </div>
  );
}
