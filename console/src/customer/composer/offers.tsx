import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useText } from '../../texts/texts.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { Glyph } from '../glyphs.tsx';
import menu from '../menu.module.css';
import { useScene } from '../phone-context.tsx';
import type { Message, PhoneOffer } from '../types.ts';
import styles from './composer.module.css';

const TAP = 'POST /pages/{page}/acts/tap';

/** Quick replies of the newest message: they go away with the next. */
export function QuickReplies({ message }: { message: Message | undefined }) {
  const text = useText();
  const { act, canAct } = useScene();
  const [filling, setFilling] = useState<string>();
  if (!canAct || !message?.quick_replies) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is of a form
    <div className={styles.replies} role="group" aria-label={text('customer.quickReplies')}>
      {message.quick_replies.map(({ kind, title, payload, image_url }, i) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: of a message that stays as it is
          key={i}
          type="button"
          className={styles.reply}
          onClick={() =>
            kind === 'text'
              ? void act(TAP, { title, message: message.id, payload })
              : setFilling(title)
          }
        >
          {image_url !== undefined && <Glyph name="picture" />}
          <bdi>{kind === 'text' ? shownText(title) : text(`customer.quickReply.${kind}`)}</bdi>
        </button>
      ))}
      {filling !== undefined && (
        <Fill
          label={text(`customer.quickReply.${filling as 'user_email'}`)}
          onFill={(value) => {
            setFilling(undefined);
            void act(TAP, { title: filling, value, message: message.id });
          }}
        />
      )}
    </div>
  );
}

/** What the telephone would know by itself, the number or the address of its person. */
function Fill({ label, onFill }: { label: string; onFill: (value: string) => void }) {
  const text = useText();
  const [value, setValue] = useState('');
  return (
    <form
      className={styles.fill}
      onSubmit={(event) => {
        event.preventDefault();
        if (value.trim() !== '') onFill(value.trim());
      }}
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: it was asked for by the press before
        autoFocus
        className={styles.field}
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => setValue(event.target.value)}
      />
      <button type="submit" className={styles.reply}>
        {text('customer.composer.send')}
      </button>
    </form>
  );
}

/** What greets whoever has not written yet. */
export function Greetings({ offers }: { offers: readonly PhoneOffer[] }) {
  const { act, canAct } = useScene();
  const shown = offers.filter(({ kind }) => kind !== 'menu_entry');
  if (!canAct || shown.length === 0) return null;
  return (
    <div className={styles.greetings}>
      {shown.map(({ kind, title, payload }) => (
        <button
          key={`${kind} ${title}`}
          type="button"
          className={kind === 'get_started' ? styles.start : styles.breaker}
          onClick={() => void act(TAP, { title, payload })}
        >
          <bdi>{shownText(title)}</bdi>
        </button>
      ))}
    </div>
  );
}

/** The menu of the Page that is always there. */
export function PageMenu({ offers }: { offers: readonly PhoneOffer[] }) {
  const text = useText();
  const { act, leave } = useScene();
  const entries = offers.filter(({ kind }) => kind === 'menu_entry');
  if (entries.length === 0) return null;
  const pick = (at: number) => {
    const entry = entries[at];
    if (entry?.payload !== undefined) void act(TAP, { title: entry.title, payload: entry.payload });
    else if (entry?.url !== undefined) leave(entry.url);
  };
  return (
    <MenuTrigger>
      <Button className={styles.tool ?? ''} aria-label={text('customer.composer.menu')}>
        <Glyph name="menu" />
      </Button>
      <Popover className={menu.popover ?? ''} placement="top start" offset={8}>
        <Menu
          className={menu.menu ?? ''}
          aria-label={text('customer.composer.menu')}
          onAction={(key) => pick(Number(key))}
        >
          {entries.map(({ title }, at) => (
            <MenuItem
              // biome-ignore lint/suspicious/noArrayIndexKey: entries in the order of the Page
              key={at}
              id={String(at)}
              className={menu.item ?? ''}
              textValue={title}
            >
              <bdi>{shownText(title)}</bdi>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
