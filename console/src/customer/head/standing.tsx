import { useControl } from '../../control/use-control.ts';
import { isInbox } from '../../people/names.ts';
import { useText } from '../../texts/texts.tsx';
import { Icon } from '../../ui/icon.tsx';
import { shownText } from '../../ui/shown-text.ts';
import type { Phone } from '../types.ts';
import styles from './standing.module.css';
import { leftWords, useStoreNow } from './use-now.ts';

/** How long the Page may write yet, and who answers for it. */
export function Standing({ page, phone }: { page: string; phone: Phone }) {
  const { conversation_id: conversation } = phone;
  return (
    <div className={styles.standing}>
      <Window phone={phone} />
      {conversation !== undefined && (
        <Owner page={page} conversation={conversation} phone={phone} />
      )}
      <Block phone={phone} />
    </div>
  );
}

function Window({ phone }: { phone: Phone }) {
  const text = useText();
  const now = useStoreNow();
  if (now === undefined) return null;
  const left = phone.window === undefined ? 0 : Date.parse(phone.window) - now;
  const isOpen = left > 0;
  const words = isOpen
    ? text('customer.window.left', { time: leftWords(left) })
    : text(phone.window === undefined ? 'customer.window.none' : 'customer.window.closed');
  return (
    <span
      className={isOpen ? styles.chip : `${styles.chip} ${styles.warn}`}
      title={text(isOpen ? 'customer.window.open.why' : 'customer.window.closed.why')}
    >
      <Pie share={left / 86_400_000} />
      {words}
    </span>
  );
}

/** As much of a day as is left. */
function Pie({ share }: { share: number }) {
  const part = Math.min(Math.max(share, 0), 1);
  return (
    <svg viewBox="0 0 16 16" className={styles.pie} aria-hidden="true">
      <circle cx="8" cy="8" r="6.5" className={styles.ring} />
      <circle
        cx="8"
        cy="8"
        r="3.25"
        className={styles.part}
        strokeDasharray={`${part * 20.42} 20.42`}
        transform="rotate(-90 8 8)"
      />
    </svg>
  );
}

interface OwnerProps {
  readonly page: string;
  readonly conversation: string;
  readonly phone: Phone;
}

/** An app, Page Inbox or Meta AI, with the time that is left. */
function Owner({ page, conversation, phone }: OwnerProps) {
  const text = useText();
  const now = useStoreNow();
  const { data: owner } = useControl('POST /pages/{page}/conversations/{conversation}/owner', {
    ...{ page, conversation },
  });
  if (!owner || now === undefined) return null;
  const until = owner.until === undefined ? undefined : Date.parse(owner.until) - now;
  const isOwned = owner.owner_app !== undefined && (until === undefined || until > 0);
  if (!isOwned && owner.thread_control === 'none') return null;
  const isInboxes = owner.owner_app !== undefined && isInbox(owner.owner_app);
  // Meta AI answers as the inbox: whoever of the Page wrote last has it.
  const isAi = isInboxes && phone.messages.findLast(({ from }) => from === 'page')?.ai === true;
  const name = isAi
    ? text('customer.message.ai')
    : shownText(owner.owner_name ?? owner.owner_app ?? '');
  return (
    <span className={styles.chip} title={text('customer.owner.why')}>
      <Icon name={isInboxes ? 'page' : 'app'} />
      <span className={styles.words}>
        {!isOwned
          ? text('customer.owner.nobody')
          : until === undefined
            ? text('customer.owner', { name })
            : text('customer.owner.left', { name, time: leftWords(until) })}
      </span>
    </span>
  );
}

function Block({ phone }: { phone: Phone }) {
  const text = useText();
  const [holder] = phone.people;
  if (!holder?.blocked_by || holder.blocked_by === 'nobody') return null;
  return (
    <span className={`${styles.chip} ${styles.bad}`}>
      <Icon name="error" />
      {text(`customer.blocked.${holder.blocked_by}`)}
    </span>
  );
}
