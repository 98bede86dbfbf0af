import { useText } from '../../texts/texts.tsx';
import { shownOr } from '../../ui/shown-text.ts';
import { useMessage } from '../log/message-context.ts';
import { useScene } from '../phone-context.tsx';
import styles from './card.module.css';
import { asText, type Payload } from './payload.ts';

/** Buttons of a template, or of a card of one: each does what it does on a telephone. */
export function Buttons({ buttons }: { buttons: readonly Payload[] }) {
  const scene = useScene();
  const text = useText();
  const press = usePress();
  if (buttons.length === 0) return null;
  return (
    <div className={styles.buttons}>
      {buttons.map((button, i) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: buttons of a template that stays as it is
          key={i}
          type="button"
          className={styles.button}
          disabled={!scene.canAct && asText(button.url) === undefined}
          onClick={() => press(button)}
        >
          <bdi>{shownOr(titleOf(button), text('customer.button.untitled'))}</bdi>
        </button>
      ))}
    </div>
  );
}

/** What a button says that has no title of its own (docs/wire.md 8.3). */
const SAYS: Readonly<Record<string, string>> = {
  account_link: 'Log In',
  account_unlink: 'Log Out',
};

const titleOf = ({ title, type }: Payload): string | undefined =>
  asText(title) ?? SAYS[asText(type) ?? ''];

/** Does what a button, or what else can be tapped in a template, is for. */
export function usePress(): (action: Payload, says?: string) => void {
  const { act, leave } = useScene();
  const { id: message } = useMessage();
  return (action, says) => {
    const type = asText(action.type);
    const url = asText(action.url);
    const payload = asText(action.payload);
    if (type === 'web_url' && url !== undefined) return leave(url);
    if (type === 'phone_number' && payload !== undefined) return leave(`tel:${payload}`);
    if (type === 'account_link') return void act('POST /pages/{page}/acts/link', {});
    const title = says ?? titleOf(action) ?? '';
    void act('POST /pages/{page}/acts/tap', {
      ...{ title, message },
      ...(type === 'postback' && payload !== undefined && { payload }),
    });
  };
}
