import { useEffect, useRef } from 'react';
import { useText } from '../../texts/texts.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { Avatar } from '../avatar.tsx';
import { useScene } from '../phone-context.tsx';
import styles from './bubble.module.css';
import { Content, lineOf } from './content.tsx';
import type { Placed } from './grouping.ts';
import { MessageProvider } from './message-context.ts';
import { Reactions } from './reactions.tsx';
import { Tools } from './tools.tsx';

/** A message as it stands on the telephone, with what can be done with it. */
export function Bubble({ message, isFirst, isLast, isSeen }: Placed & { isSeen: boolean }) {
  const text = useText();
  const scene = useScene();
  const { page, side, find, selected, select } = scene;
  const row = useRef<HTMLElement>(null);
  const isSelected = selected === message.id;
  useEffect(() => {
    if (isSelected) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);
  const from = message.from === 'page' ? page.name : (message.author ?? '');
  const by = message.from === side ? 'own' : message.from === 'nobody' ? 'nobody' : 'theirs';
  const caption = isFirst ? captionOf(message, scene, text) : undefined;
  const answered = message.reply_to === undefined ? undefined : find(message.reply_to);
  return (
    <MessageProvider value={message}>
      <article
        ref={row}
        className={styles.row}
        onPointerEnter={({ currentTarget }) => place(currentTarget)}
        onFocus={({ currentTarget }) => place(currentTarget)}
        data-from={message.from}
        data-side={by}
        data-first={isFirst}
        data-last={isLast}
        data-selected={isSelected}
        data-mid={message.id}
        aria-label={text('customer.message.from', {
          name: shownText(from),
          time: new Date(message.at).toLocaleTimeString('en-GB').slice(0, 5),
        })}
        {...(isSelected && { 'aria-current': 'true' })}
      >
        {by === 'theirs' && (
          <span className={styles.face}>
            {isLast && <Avatar name={message.author ?? from} small />}
          </span>
        )}
        <div className={styles.stack}>
          {caption !== undefined && (
            <p className={styles.caption} dir="auto">
              {caption}
            </p>
          )}
          {message.reply_to !== undefined && (
            <p className={styles.quote} dir="auto">
              {answered ? lineOf(answered, text) : text('customer.message.other')}
            </p>
          )}
          <div className={styles.line}>
            {/* biome-ignore lint/a11y/noStaticElementInteractions: a convenience of the mouse; its menu does the same */}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the same */}
            <div
              className={styles.content}
              data-bare={message.text === undefined}
              title={message.app_name && shownText(message.app_name)}
              onClick={({ target }) => {
                const isPressed = (target as Element).closest(
                  'a, button, input, label, audio, video',
                );
                if (!isPressed && getSelection()?.isCollapsed !== false) select(message.id);
              }}
            >
              <Content message={message} />
            </div>
            <Tools message={message} />
          </div>
          <Reactions message={message} />
          {message.simulated && <p className={styles.mark}>{text('customer.simulated')}</p>}
          {message.edits && <p className={styles.mark}>{text('customer.message.edited')}</p>}
          {isSeen && <p className={styles.mark}>{text('customer.message.seen')}</p>}
        </div>
      </article>
    </MessageProvider>
  );
}

/** Room that a message's tools take beside it, in px. */
const TOOLS = 96;

/** What can be done stands beside a message where there is room: above it, it would cover another's words. */
function place(row: HTMLElement): void {
  const line = row.querySelector<HTMLElement>(`.${styles.line}`);
  const face = row.querySelector<HTMLElement>(`.${styles.face}`);
  if (!line) return;
  const left = row.clientWidth - line.offsetWidth - (face?.offsetWidth ?? 0);
  row.dataset.room = String(left >= TOOLS);
}

/** Who of the Page it was, where that is not the Page alone; in groups who of them. */
function captionOf(
  { from, author, ai, app_name }: Placed['message'],
  { phone, side }: ReturnType<typeof useScene>,
  text: ReturnType<typeof useText>,
): string | undefined {
  if (ai) return text('customer.message.ai');
  if (from === 'page') {
    if (author !== undefined) return shownText(author);
    // The Page's side tells its apps apart.
    return side === 'page' && app_name !== undefined ? shownText(app_name) : inboxOf(app_name);
  }
  return phone.people.length > 1 && author !== undefined ? shownText(author) : undefined;
}

/** Meta's own inboxes: there a human writes. */
const inboxOf = (name: string | undefined): string | undefined =>
  name?.endsWith(' Inbox') ? name : undefined;
