import { useState } from 'react';
import { ask } from '../control/ask.ts';
import type { ControlSchemas } from '../control/operations.ts';
import { useControl } from '../control/use-control.ts';
import { codeOf } from '../errors/code.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import { Command } from '../ui/command.tsx';
import { Notice } from '../ui/notice.tsx';
import { shownText } from '../ui/shown-text.ts';
import styles from './detail.module.css';

type Ending = ControlSchemas['TokenEnding'];

/** What ends a token on the platform, each with the subcode that calls are refused with then. */
export function Endings({ id }: { id: string }) {
  const text = useText();
  const { data } = useControl('GET /tokens/{token}/endings', { token: id });
  const [failure, setFailure] = useState<Error>();
  const end = async ({ with: { place, input } }: Ending) => {
    setFailure(undefined);
    await ask(place as 'PATCH /tokens/{token}', input as never).catch(setFailure);
  };
  if (!data) return null;
  if (data.data.length === 0) return <p className={styles.words}>{text('tokens.ends.none')}</p>;
  return (
    <>
      <ul className={styles.endings}>
        {data.data.map((each) => (
          <li key={each.with.command} className={styles.ending}>
            <span className={styles.subcode} dir="ltr" translate="no">
              {codeOf(each.error)}
            </span>
            <Button small onPress={() => void end(each)}>
              {shownText(each.with.words)}
            </Button>
            <p className={styles.message} dir="ltr" translate="no">
              {shownText(each.error.message)}
            </p>
            <Command words={`npx convograph ${each.with.command}`} />
          </li>
        ))}
      </ul>
      {failure && <Notice tone="bad">{shownText(failure.message)}</Notice>}
    </>
  );
}
