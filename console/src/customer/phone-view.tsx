import { useText } from '../texts/texts.tsx';
import { shownText } from '../ui/shown-text.ts';
import { Closed, Leaving, Refused } from './around.tsx';
import { Avatar } from './avatar.tsx';
import { Composer } from './composer/composer.tsx';
import { Greetings, QuickReplies } from './composer/offers.tsx';
import { MessageLog } from './log/message-log.tsx';
import look from './look.module.css';
import styles from './phone.module.css';
import { PhoneProvider } from './phone-context.tsx';
import type { Phone } from './types.ts';
import { useConversation } from './use-conversation.ts';
import type { usePhone } from './use-phone.ts';

interface PhoneViewProps {
  readonly page: { readonly id: string; readonly name: string };
  readonly phone: Phone;
  readonly query: Pick<
    ReturnType<typeof usePhone>,
    'messages' | 'hasNextPage' | 'isFetching' | 'fetchNextPage'
  >;
  readonly selected: string | undefined;
  readonly onSelect: (mid: string) => void;
  readonly onRestart: () => void;
}

/** The telephone: what stands on it, and what can be done with it. */
export function PhoneView(props: PhoneViewProps) {
  const { page, phone, query, selected, onSelect: select, onRestart } = props;
  const text = useText();
  const { messages, hasNextPage, isFetching, fetchNextPage } = query;
  const seen = { page, phone, side: 'person', selected, select, messages, onRestart } as const;
  const conversation = useConversation(seen);
  const { scene, isSimulating, writing, endWriting } = conversation;
  return (
    <PhoneProvider value={scene}>
      <div className={`${styles.device} ${look.look}`} data-look={phone.platform}>
        <header className={styles.head}>
          <Avatar name={page.name} />
          <div className={styles.who}>
            <p className={styles.name}>
              <bdi>{shownText(page.name)}</bdi>
            </p>
            <p className={styles.about}>{text(`customer.head.${phone.platform}`)}</p>
          </div>
          {phone.imported && isSimulating && (
            <span className={styles.simulated}>{text('customer.simulated')}</span>
          )}
        </header>
        <MessageLog
          messages={messages}
          hasOlder={hasNextPage}
          isLoading={isFetching}
          onOlder={() => void fetchNextPage()}
        />
        <QuickReplies message={messages.at(-1)} />
        <Greetings offers={phone.offers} />
        <Refused of={conversation} />
        {scene.canAct ? (
          <Composer
            key={phone.person}
            of={phone.person ?? ''}
            messages={messages}
            writing={writing}
            onWritten={endWriting}
          />
        ) : (
          <Closed of={conversation} />
        )}
      </div>
      <Leaving of={conversation} />
    </PhoneProvider>
  );
}
