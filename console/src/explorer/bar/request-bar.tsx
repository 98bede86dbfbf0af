import { useControl } from '../../control/use-control.ts';
import { useText } from '../../texts/texts.tsx';
import { Button } from '../../ui/button.tsx';
import { type Call, METHODS, readLine } from '../call.ts';
import { storedHandle } from '../tokens/offered.ts';
import { TokenPicker } from '../tokens/token-picker.tsx';
import type { ChangeCall } from '../use-call.ts';
import { PathField } from './path-field.tsx';
import styles from './request-bar.module.css';

interface RequestBarProps {
  readonly call: Call;
  readonly onChange: ChangeCall;
  /** Handle of the token that is taken where the call names none. */
  readonly token: string;
  readonly onRun: () => void;
}

/** What is asked, of which host, with which token. Whatever stands there may be sent. */
export function RequestBar({ call, onChange, token, onRun }: RequestBarProps) {
  const text = useText();
  const { data: calendar } = useControl('GET /calendar');
  const offered = (calendar?.versions ?? []).filter((each) => each.offered).toReversed();
  const versions = offered.map(({ version }) => version);
  const isOther = call.version !== '' && !versions.includes(call.version);
  /** What was pasted may be a whole address. */
  const write = (path: string) => {
    if (!/[?]|^\s*(?:https?:|[a-z]+\s)|^\/*v\d+\.\d+\//i.test(path)) return onChange({ path });
    const line = readLine(/^\s*[a-z]+\s/i.test(path) ? path : `${call.method} ${path}`);
    const version = line.version || call.version;
    onChange({ ...line, version, host: /^\s*https?:/.test(path) ? line.host : call.host });
  };
  return (
    <div className={styles.bar}>
      <div className={styles.line}>
        <select
          className={styles.select}
          aria-label={text('explorer.method')}
          value={call.method}
          onChange={({ target }) =>
            onChange({ method: METHODS.find((each) => each === target.value) ?? 'GET' })
          }
        >
          {METHODS.map((method) => (
            <option key={method}>{method}</option>
          ))}
        </select>
        <select
          className={styles.select}
          aria-label={text('explorer.version')}
          value={call.version}
          onChange={({ target }) => onChange({ version: target.value })}
        >
          <option value="">{text('explorer.version.none')}</option>
          {isOther && <option>{call.version}</option>}
          {versions.map((version) => (
            <option key={version}>{version}</option>
          ))}
        </select>
        <select
          className={styles.select}
          aria-label={text('explorer.host')}
          value={call.host}
          onChange={({ target }) =>
            onChange({ host: target.value === 'instagram' ? 'instagram' : 'facebook' })
          }
        >
          <option value="facebook">graph.facebook.com</option>
          <option value="instagram">graph.instagram.com</option>
        </select>
        <TokenPicker
          picked={call.token}
          fitting={token}
          host={call.host}
          onPick={(picked) => onChange({ token: picked })}
        />
      </div>
      <div className={styles.line}>
        <PathField
          call={call}
          token={storedHandle(call.token ?? token)}
          onChange={write}
          onPick={(path) => onChange({ path })}
        />
        <Button
          look="main"
          icon="play"
          onPress={onRun}
          aria-keyshortcuts="Control+Enter Meta+Enter"
        >
          {text('explorer.run')}
        </Button>
      </div>
    </div>
  );
}
