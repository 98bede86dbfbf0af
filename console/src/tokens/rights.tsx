import type { Takes } from '../control/control-plane.ts';
import type { ControlSchemas } from '../control/operations.ts';
import { useText } from '../texts/texts.tsx';
import styles from './detail.module.css';

type Change = Omit<Takes<'PATCH /tokens/{token}'>, 'token'>;

interface RightsProps {
  readonly found: ControlSchemas['DebuggedToken'];
  readonly token: ControlSchemas['Token'];
  readonly onChange: (change: Change) => void;
}

/** Scopes and tasks, each given or taken by a press. */
export function Rights({ found, token, onChange }: RightsProps) {
  const text = useText();
  const { scopes, could } = found;
  const withTask = (task: string, has: boolean) =>
    has ? token.tasks.filter((each) => each !== task) : [...token.tasks, task];
  return (
    <>
      {could.scopes.length === 0 && <p className={styles.words}>{text('tokens.noScopes')}</p>}
      {could.scopes.length > 0 && (
        <Checks
          label={text('tokens.scopes')}
          all={could.scopes}
          has={scopes}
          onChange={(scope, has) =>
            onChange((has ? { revoke: [scope] } : { grant: [scope] }) as Change)
          }
        />
      )}
      {could.tasks.length > 0 && (
        <Checks
          label={text('tokens.tasks')}
          all={could.tasks}
          has={found.tasks}
          onChange={(task, has) => onChange({ tasks: withTask(task, has) } as Change)}
        />
      )}
    </>
  );
}

interface ChecksProps {
  readonly label: string;
  readonly all: readonly string[];
  readonly has: readonly string[];
  readonly onChange: (word: string, has: boolean) => void;
}

function Checks({ label, all, has, onChange }: ChecksProps) {
  return (
    <fieldset className={styles.checks}>
      <legend className={styles.legend}>{label}</legend>
      {all.map((word) => (
        <label key={word} className={styles.check}>
          <input
            type="checkbox"
            checked={has.includes(word)}
            onChange={() => onChange(word, has.includes(word))}
          />
          <span dir="ltr" translate="no">
            {word}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
