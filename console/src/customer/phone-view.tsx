import { Suspense, useCallback, useMemo, useState } from 'react';
import { ask } from '../control/ask.ts';
import { ControlError } from '../control/control-plane.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { shownText } from '../ui/shown-text.ts';
import { Avatar } from './avatar.tsx';
import { Composer } from './composer/composer.tsx';
import { Greetings, QuickReplies } from './composer/offers.tsx';
import { lazily } from './lazily.ts';
import { MessageLog } from './log/message-log.tsx';
import styles from './phone.module.css';
import { type Act, PhoneProvider, type PhoneScene, type Writing } from './phone-context.tsx';
import { useSimulating } from './simulate.ts';
import type { Phone } from './types.ts';
import { refresh, type usePhone } from './use-phone.ts';

const LeaveDialog = lazily(async () => (await import('./leave-dialog.tsx')).LeaveDialog);

interface PhoneViewProps {
  readonly page: { readonly id: string; readonly name: string };
  readonly phone: Phone;
  readonly query: Pick<
    ReturnType<typeof usePhone>,
    'messages' | 'hasNextPage' | 'isFetching' | 'fetchNextPage'
  >;
  readonly selected: string | undefined;
  readonly onSelect: (mid: string) => void;
}

/** The telephone: what stands on it, and what can be done with it. */
export function PhoneView({ page, phone, query, selected, onSelect }: PhoneViewProps) {
  const text = useText();
  const { messages, hasNextPage, isFetching, fetchNextPage } = query;
  const [refusal, setRefusal] = useState<string>();
  const [writing, setWriting] = useState<Writing>();
  const [leaving, setLeaving] = useState<string>();
  const [isSimulating, setIsSimulating] = useSimulating(page.id);
  const { person } = phone;
  const isReal = phone.imported === true;
  const canAct = person !== undefined && (!isReal || isSimulating);

  const act = useCallback<Act>(
    async (place, input) => {
      try {
        const given = { page: page.id, as: person, ...input };
        const done: object = await ask(place, given as never);
        setRefusal(undefined);
        // Log In opens a page of the business: the address comes with the answer.
        if ('url' in done && typeof done.url === 'string') setLeaving(done.url);
        refresh(page.id);
        return true;
      } catch (error) {
        if (!(error instanceof ControlError)) throw error;
        setRefusal(error.message);
        return false;
      }
    },
    [page.id, person],
  );
  const scene = useMemo<PhoneScene>(
    () => ({
      ...{ page, phone, canAct, act, selected },
      leave: setLeaving,
      write: setWriting,
      find: (id) => messages.find((each) => each.id === id),
      select: onSelect,
    }),
    [page, phone, canAct, act, selected, messages, onSelect],
  );
  return (
    <PhoneProvider value={scene}>
      <div className={styles.device} data-look={phone.platform}>
        <header className={styles.head}>
          <Avatar name={page.name} />
          <div className={styles.who}>
            <p className={styles.name}>
              <bdi>{shownText(page.name)}</bdi>
            </p>
            <p className={styles.about}>{text(`customer.head.${phone.platform}`)}</p>
          </div>
          {isReal && isSimulating && (
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
        <div role="alert">
          {refusal !== undefined && (
            <Notice
              tone="bad"
              action={
                <Button small look="quiet" onPress={() => setRefusal(undefined)}>
                  {text('customer.refused.close')}
                </Button>
              }
            >
              {refusal}
            </Notice>
          )}
        </div>
        {canAct ? (
          <Composer
            key={person}
            of={person}
            messages={messages}
            writing={writing}
            onWritten={() => setWriting(undefined)}
          />
        ) : (
          <div className={styles.closed}>
            <Notice
              action={
                person !== undefined && (
                  <Button small onPress={() => setIsSimulating(true)}>
                    {text('customer.simulate')}
                  </Button>
                )
              }
            >
              {text(person === undefined ? 'customer.group' : 'customer.real')}
            </Notice>
          </div>
        )}
      </div>
      {leaving !== undefined && (
        <Suspense>
          <LeaveDialog url={leaving} onClose={() => setLeaving(undefined)} />
        </Suspense>
      )}
    </PhoneProvider>
  );
}
