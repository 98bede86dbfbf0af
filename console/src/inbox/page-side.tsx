import { useRef } from 'react';
import { useControl } from '../control/use-control.ts';
import { Closed, Leaving, Refused } from '../customer/around.tsx';
import { Avatar } from '../customer/avatar.tsx';
import { Standing } from '../customer/head/standing.tsx';
import { MessageLog } from '../customer/log/message-log.tsx';
import look from '../customer/look.module.css';
import { PhoneProvider } from '../customer/phone-context.tsx';
import type { Phone } from '../customer/types.ts';
import { useConversation } from '../customer/use-conversation.ts';
import { usePhone } from '../customer/use-phone.ts';
import { useText } from '../texts/texts.tsx';
import { Empty, Notice } from '../ui/notice.tsx';
import { shownText } from '../ui/shown-text.ts';
import { ControlBar } from './control-bar.tsx';
import { MayWrite } from './may-write.tsx';
import styles from './page-side.module.css';
import { Reply } from './reply.tsx';

interface PageSideProps {
  readonly page: string;
  /** Id of the conversation, or of the person. */
  readonly of: string;
  readonly selected: string | undefined;
  readonly onSelect: (mid: string) => void;
  /** Another pane reads aloud what comes. */
  readonly isBeside: boolean;
}

/** A conversation as the Page's people have it in Meta's inbox, with who controls it. */
export function PageSide({ page: id, of, ...rest }: PageSideProps) {
  const text = useText();
  const query = usePhone(id, of);
  const { data: page } = useControl('GET /pages/{page}', { page: id });
  const { phone, error } = query;
  if (error) return <Notice tone="bad">{error.message}</Notice>;
  if (!phone || !page) return <Empty title={text('timeline.loading')} />;
  if (phone.conversation_id === undefined) {
    return <Empty title={text('inbox.none')}>{text('inbox.none.how')}</Empty>;
  }
  return <Begun key={of} {...rest} {...{ page, phone, query, id: phone.conversation_id }} />;
}

interface BegunProps extends Omit<PageSideProps, 'page' | 'of'> {
  readonly page: { readonly id: string; readonly name: string };
  readonly phone: Phone;
  readonly query: ReturnType<typeof usePhone>;
  readonly id: string;
}

function Begun({ page, phone, query, id, selected, onSelect: select, isBeside }: BegunProps) {
  const text = useText();
  const field = useRef<HTMLTextAreaElement>(null);
  const { messages, hasNextPage, isFetching, fetchNextPage } = query;
  const seen = { page, phone, side: 'page', selected, select, messages } as const;
  const conversation = useConversation(seen);
  const { scene, act, mayAct } = conversation;
  const name = phone.people.map((each) => each.name).join(', ');
  return (
    <PhoneProvider value={scene}>
      <div className={styles.side}>
        <header className={styles.head}>
          <Avatar name={name} />
          <div className={styles.who}>
            <p className={styles.name}>
              <bdi>{shownText(name)}</bdi>{' '}
              <span className={styles.platform}>{text(`customer.platform.${phone.platform}`)}</span>
            </p>
            <Standing page={page.id} phone={phone} />
          </div>
        </header>
        <ControlBar
          page={page.id}
          conversation={id}
          act={mayAct ? act : undefined}
          onTaken={() => field.current?.focus()}
        />
        <div className={`${styles.talk} ${look.look}`} data-look={phone.platform}>
          <MessageLog
            messages={messages}
            hasOlder={hasNextPage}
            isLoading={isFetching}
            onOlder={() => void fetchNextPage()}
            isQuiet={isBeside}
          />
          <Refused of={conversation} />
          {phone.person !== undefined && <MayWrite page={page.id} person={phone.person} />}
          {mayAct ? (
            <Reply field={field} of={id} name={page.name} act={act} />
          ) : (
            <Closed of={conversation} />
          )}
        </div>
      </div>
      <Leaving of={conversation} />
    </PhoneProvider>
  );
}
