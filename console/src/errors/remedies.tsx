import { useEffect, useRef, useState } from 'react';
import { ask } from '../control/ask.ts';
import type { ControlSchemas } from '../control/operations.ts';
import { useView } from '../routes/use-view.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import { Command } from '../ui/command.tsx';
import { Notice } from '../ui/notice.tsx';
import { SecretText } from '../ui/secret-text.tsx';
import { shownText } from '../ui/shown-text.ts';
import styles from './remedies.module.css';
import { askAnew } from './use-explained.ts';

type Remedy = ControlSchemas['Remedy'];

interface RemediesProps {
  readonly remedies: readonly Remedy[];
  /** The row to make once more; none of a call that was never made. */
  readonly seq: number | undefined;
  /** Whether nothing lacks any more. */
  readonly isMended: boolean;
  readonly onAgain?: (seq: number) => void;
}

/** A token that mending made. */
interface MadeToken {
  readonly id: string;
  readonly access_token: string;
}

/** What mends it, each a call of the control plane, and then the same call once more. */
export function Remedies({ remedies, seq, isMended, onAgain }: RemediesProps) {
  const text = useText();
  const [, change] = useView();
  const [state, setState] = useState<'idle' | 'busy' | Error>('idle');
  const [done, setDone] = useState<string>();
  const [made, setMade] = useState<MadeToken>();
  const again = useRef<HTMLDivElement>(null);
  // What was pressed may be gone then; what comes next has the focus.
  useEffect(() => {
    if (done !== undefined) again.current?.querySelector('button')?.focus();
  }, [done]);
  const tried = async (what: () => Promise<void>) => {
    setState('busy');
    try {
      await what();
      setState('idle');
    } catch (error) {
      setState(error as Error);
    }
  };
  const mend = ({ place, input, operation, words }: Remedy) =>
    tried(async () => {
      const given = await ask(place as 'POST /tokens', input as never);
      if (operation === 'createToken') setMade(given);
      await askAnew();
      setDone(words);
    });
  const runAgain = () =>
    tried(async () => {
      const token = made?.id;
      const input = { seq: String(seq), ...(token !== undefined && { token }) };
      const { seq: row } = await ask('POST /calls/{seq}/again', input);
      if (row === undefined) return;
      if (onAgain) onAgain(row);
      else change({ sel: row, tab: undefined });
    });
  const isBusy = state === 'busy';
  return (
    <section className={styles.remedies} aria-label={text('errors.do')}>
      {remedies.length > 0 && (
        <ul className={styles.list}>
          {remedies.map((each, at) => (
            <li key={each.command} className={styles.remedy}>
              <Button
                look={at === 0 && done === undefined ? 'main' : 'plain'}
                isDisabled={isBusy}
                onPress={() => void mend(each)}
                {...(at === 0 && { 'data-first': true })}
              >
                {shownText(each.words)}
              </Button>
              <Command words={`npx convograph ${each.command}`} />
            </li>
          ))}
        </ul>
      )}
      <div role="status">
        {done !== undefined && <Notice tone="ok">{text('errors.done', { what: done })}</Notice>}
        {state instanceof Error && <Notice tone="bad">{shownText(state.message)}</Notice>}
      </div>
      {made && (
        <SecretText value={made.access_token} label={text('errors.madeToken', { id: made.id })} />
      )}
      {seq !== undefined && (
        <div ref={again} className={styles.again}>
          <Button
            icon="replay"
            look={isMended || done !== undefined || remedies.length === 0 ? 'main' : 'plain'}
            isDisabled={isBusy}
            onPress={() => void runAgain()}
            {...(remedies.length === 0 && { 'data-first': true })}
          >
            {text('errors.again')}
          </Button>
          <Command words={`npx convograph again ${seq}${made ? ` --token ${made.id}` : ''}`} />
        </div>
      )}
    </section>
  );
}
