import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import items from '../ui/items.module.css';
import { Notice } from '../ui/notice.tsx';
import frame from '../ui/page.module.css';
import { shownText } from '../ui/shown-text.ts';
import styles from './import.module.css';
import { Progress } from './progress.tsx';
import { type Sending, stopSending } from './sending.ts';
import { bytesShown } from './share.ts';

/** Files on their way to the server. */
export function SendingView({ sending: { files, error } }: { sending: Sending }) {
  const text = useText();
  return (
    <section className={frame.part} aria-label={text('import.sending')}>
      <h3 className={frame.name}>{text('import.sending')}</h3>
      <ul className={items.list}>
        {files.map(({ name, bytes, sent }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may be called alike, and none moves
          <li key={i} className={`${items.item} ${styles.item}`}>
            <span className={styles.what}>
              <bdi>{shownText(name)}</bdi>
            </span>
            <span className={styles.detail}>{bytesShown(bytes)}</span>
            <Progress label={name} done={sent} total={bytes} />
          </li>
        ))}
      </ul>
      {error !== undefined && <Notice tone="bad">{error}</Notice>}
      <div>
        <Button onPress={stopSending}>
          {text(error === undefined ? 'import.stop' : 'import.again')}
        </Button>
      </div>
    </section>
  );
}
