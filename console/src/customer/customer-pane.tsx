import { Suspense, useCallback, useEffect, useState } from 'react';
import { useControl } from '../control/use-control.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import { lazily } from '../ui/lazily.ts';
import { Notice } from '../ui/notice.tsx';
import { Pane } from '../ui/pane.tsx';
import { shownText } from '../ui/shown-text.ts';
import hidden from '../ui/visually-hidden.module.css';
import { Avatar } from './avatar.tsx';
import styles from './customer-pane.module.css';
import { Standing } from './head/standing.tsx';
import { PhoneView } from './phone-view.tsx';
import { usePhone, useWhose } from './use-phone.ts';

interface CustomerPaneProps {
  readonly pageId: string;
  /** Id of a conversation; or PSID or IGSID of who has not written yet. Undefined: the newest. */
  readonly conversation: string | undefined;
  /** The message whose rows are selected. */
  readonly selected: string | undefined;
  readonly onSelect: (mid: string) => void;
  readonly onOpenConversation: (of: string) => void;
  /** Whoever is shown by PSID or IGSID has a conversation from now on. */
  readonly onBegun: (conversation: string) => void;
}

const PeopleList = lazily(
  async () => (await import('./people/people-list.tsx')).PeopleList,
  'customer',
);

const StateTold = lazily(async () => (await import('../undo/told.tsx')).StateTold, 'undo');

/** The customer's side: whose telephone it is, how it stands with the Page, and the telephone. */
export function CustomerPane(props: CustomerPaneProps) {
  const { pageId, conversation, selected, onSelect, onOpenConversation, onBegun } = props;
  const text = useText();
  const [isPicking, setIsPicking] = useState(false);
  const [isTold, setIsTold] = useState(false);
  const tell = useCallback(() => setIsTold(true), []);
  const { data: page } = useControl('GET /pages/{page}', { page: pageId });
  const { of, isNobody } = useWhose(pageId, conversation);
  const query = usePhone(pageId, of);
  const { error } = query;
  // What was deleted, reset or put back elsewhere is not shown as it was.
  const phone = error?.status === 404 ? undefined : query.phone;
  const begun = phone?.conversation_id;
  useEffect(() => {
    if (begun !== undefined && conversation !== undefined && conversation !== begun) onBegun(begun);
  }, [begun, conversation, onBegun]);
  const name = phone?.people.map((each) => each.name).join(', ') ?? '';
  const isList = isPicking || (of === undefined && isNobody);
  const open = (next: string) => {
    setIsPicking(false);
    onOpenConversation(next);
  };
  return (
    <Pane id="customer" title={text('customer.title')}>
      {phone && page && (
        <div className={styles.bar}>
          <button
            type="button"
            className={styles.person}
            aria-expanded={isList}
            onClick={() => setIsPicking(!isPicking)}
          >
            <Avatar name={name} small />
            <bdi className={styles.name}>{shownText(name)}</bdi>
            <span className={styles.platform}>{text(`customer.platform.${phone.platform}`)}</span>
            <span className={hidden.hidden}>{text('customer.person')}</span>
            <span className={styles.arrow} aria-hidden="true" />
          </button>
          <Standing page={pageId} phone={phone} />
        </div>
      )}
      {error && (
        <Notice
          tone="bad"
          action={
            <Button small onPress={() => setIsPicking(true)}>
              {text('customer.people')}
            </Button>
          }
        >
          {error.message}
        </Notice>
      )}
      {isTold && (
        <Suspense>
          <StateTold />
        </Suspense>
      )}
      {isList && page ? (
        <Suspense>
          <PeopleList
            page={pageId}
            hasInstagram={page.instagram_id !== undefined}
            open={of}
            phone={phone}
            onOpen={open}
            onAnew={tell}
          />
        </Suspense>
      ) : (
        phone &&
        page &&
        of !== undefined && (
          <PhoneView
            key={`${pageId} ${phone.person ?? of}`}
            page={page}
            phone={phone}
            query={query}
            selected={selected}
            onSelect={onSelect}
            onRestart={tell}
          />
        )
      )}
    </Pane>
  );
}
