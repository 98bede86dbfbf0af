import { useState } from 'react';
import { useControl } from '../../control/use-control.ts';
import { useText } from '../../texts/texts.tsx';
import { Empty, Notice } from '../../ui/notice.tsx';
import { Segments } from '../../ui/segments.tsx';
import type { Phone } from '../types.ts';
import { BeginAnew } from './begin-anew.tsx';
import { NewPerson } from './new-person.tsx';
import styles from './people-list.module.css';
import { PhoneLine } from './phone-line.tsx';
import { usePhones } from './use-phones.ts';

type Which = Phone['platform'] | 'all';

interface PeopleListProps {
  readonly page: string;
  readonly hasInstagram: boolean;
  readonly open: string | undefined;
  /** The telephone that is open. */
  readonly phone: Phone | undefined;
  readonly onOpen: (of: string) => void;
  /** Told before something begins anew. */
  readonly onAnew: () => void;
}

/** Whose telephone it is to be: who wrote last first, and somebody new. */
export function PeopleList(props: PeopleListProps) {
  const { page, hasInstagram, open, phone, onOpen, onAnew } = props;
  const text = useText();
  const [which, setWhich] = useState<Which>('all');
  const [asked, setAsked] = useState('');
  const [name, setName] = useState<string>();
  const [isMaking, setIsMaking] = useState(false);
  const platform = which === 'all' ? undefined : which;
  const list = usePhones({ page, platform, name });
  const { data: clock } = useControl('GET /clock');
  const phones = list.data?.data ?? [];
  const shown = phones.filter((each) => each.name.toLowerCase().includes(asked.toLowerCase()));
  return (
    <div className={styles.people}>
      <div className={styles.head}>
        <search>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              setName(asked.trim() || undefined);
            }}
          >
            <input
              type="search"
              className={styles.search}
              aria-label={text('customer.people.search')}
              placeholder={text('customer.people.search')}
              value={asked}
              onChange={({ target }) => {
                setAsked(target.value);
                if (target.value === '') setName(undefined);
              }}
            />
          </form>
        </search>
        <div className={styles.row}>
          {hasInstagram && (
            <Segments<Which>
              label={text('customer.people.platform')}
              items={(['all', 'MESSENGER', 'INSTAGRAM'] as const).map((id) => ({
                id,
                label: text(`customer.platform.${id}`),
              }))}
              picked={which}
              onPick={setWhich}
            />
          )}
        </div>
      </div>
      {list.error && <Notice tone="bad">{list.error.message}</Notice>}
      {list.data && shown.length === 0 && !list.error && (
        <Empty title={text('customer.people.none')}>{text('customer.people.none.how')}</Empty>
      )}
      <ul className={styles.list}>
        {shown.map((each) => (
          <li key={each.of}>
            <PhoneLine
              line={each}
              now={clock?.now}
              isOpen={each.of === open}
              onOpen={() => onOpen(each.of)}
            />
          </li>
        ))}
      </ul>
      <BeginAnew
        page={page}
        phone={phone}
        onPerson={() => setIsMaking(true)}
        onAnew={onAnew}
        onOpen={onOpen}
      />
      {isMaking && (
        <NewPerson
          page={page}
          hasInstagram={hasInstagram}
          onMade={onOpen}
          onClose={() => setIsMaking(false)}
        />
      )}
    </div>
  );
}
