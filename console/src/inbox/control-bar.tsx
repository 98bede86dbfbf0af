import { useControl } from '../control/use-control.ts';
import type { Act } from '../customer/phone-context.tsx';
import { isInbox } from '../people/names.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import { Picker } from '../ui/picker.tsx';
import styles from './control-bar.module.css';
import { History } from './history.tsx';

const INBOX = 'POST /pages/{page}/acts/inbox';

interface ControlBarProps {
  readonly page: string;
  readonly conversation: string;
  /** Undefined where nothing can be done. */
  readonly act: Act | undefined;
  /** The conversation is the inbox's, by what was pressed here. */
  readonly onTaken: () => void;
}

/** Who controls the conversation came to do so how, and what the Page's human does about it. */
export function ControlBar({ page, conversation, act, onTaken }: ControlBarProps) {
  const text = useText();
  const { data: owner } = useControl('POST /pages/{page}/conversations/{conversation}/owner', {
    ...{ page, conversation, history: true },
  });
  const { data: apps } = useControl('GET /pages/{page}/installed-apps', { page });
  if (!owner) return <div className={styles.bar} />;
  const isOurs = owner.owner_app !== undefined && isInbox(owner.owner_app);
  const targets = new Map(apps?.data.map(({ app_id: id, name }) => [id, name]));
  const change = async (what: 'take' | 'done') => {
    if ((await act?.(INBOX, { act: what })) && what === 'take') onTaken();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is of a form
    <div className={styles.bar} role="group" aria-label={text('inbox.control')}>
      <div className={styles.acts}>
        {/* One button, which keeps the focus while what it does becomes the other. */}
        <Button
          look={isOurs ? 'plain' : 'main'}
          icon={isOurs ? 'check' : 'inbox'}
          isDisabled={act === undefined}
          onPress={() => void change(isOurs ? 'done' : 'take')}
        >
          {text(isOurs ? 'inbox.control.done' : 'inbox.control.take')}
        </Button>
        {isOurs && act && targets.size > 0 && (
          <Picker
            label={text('inbox.control.pass')}
            look="field"
            items={[...targets].map(([id, label]) => ({ id, label }))}
            onPick={(to) => void act(INBOX, { act: 'pass', to })}
          >
            {text('inbox.control.pass')}
          </Picker>
        )}
        <p className={styles.hint}>
          {text(isOurs ? 'inbox.control.done.hint' : 'inbox.control.take.hint')}
        </p>
      </div>
      <History page={page} steps={owner.history} isOwned={owner.owner_app !== undefined} />
    </div>
  );
}
