import type { ReactNode } from 'react';
import { useText } from '../../texts/texts.tsx';
import { Button } from '../../ui/button.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { TwoSteps } from '../../ui/two-steps.tsx';
import { beginAnew, resetAll, useStateNews } from '../../undo/state.ts';
import type { Phone } from '../types.ts';
import styles from './begin-anew.module.css';

interface BeginAnewProps {
  readonly page: string;
  readonly phone: Phone | undefined;
  readonly onPerson: () => void;
  readonly onAnew: () => void;
  readonly onOpen: (of: string) => void;
}

/** The ways to begin anew, each with what it keeps. */
export function BeginAnew({ page, phone, onPerson, onAnew, onOpen }: BeginAnewProps) {
  const text = useText();
  const isBusy = useStateNews()?.isDone === false;
  const { person, conversation_id: conversation, people, imported } = phone ?? {};
  const name = shownText(people?.map((each) => each.name).join(', ') ?? '');
  return (
    <ul className={styles.ways} aria-label={text('customer.anew')}>
      <Way keeps={text('customer.anew.person.keeps')}>
        <Button small icon="act" onPress={onPerson}>
          {text('customer.people.new')}
        </Button>
      </Way>
      {person !== undefined && conversation !== undefined && !imported && (
        <Way keeps={text('customer.anew.conversation.keeps', { name })}>
          <TwoSteps
            small
            words={text('customer.anew.conversation')}
            sure={text('customer.anew.sure', { name })}
            isDisabled={isBusy}
            onDo={() => {
              onAnew();
              void beginAnew(page, conversation, name).then(() => onOpen(person));
            }}
          />
        </Way>
      )}
      <Way keeps={text('customer.anew.all.keeps')}>
        <TwoSteps
          small
          words={text('customer.anew.all')}
          sure={text('customer.anew.all.sure')}
          isDisabled={isBusy}
          onDo={() => {
            onAnew();
            void resetAll();
          }}
        />
      </Way>
    </ul>
  );
}

function Way({ keeps, children }: { keeps: string; children: ReactNode }) {
  return (
    <li className={styles.way}>
      {children}
      <p className={styles.keeps}>{keeps}</p>
    </li>
  );
}
