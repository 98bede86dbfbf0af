import { place } from '../control/ask.ts';
import { useText } from '../texts/texts.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import styles from './point-here.module.css';

/** What is done with a test that was copied: where it belongs, and what runs it. */
export function Kept({ file }: { file: string }) {
  const text = useText();
  const command = `npx vitest run ${file}`;
  return (
    <div className={styles.kept}>
      <p className={styles.quiet}>{text('steps.kept.file')}</p>
      <p className={styles.value} dir="ltr" translate="no">
        {file} <CopyButton value={file} label={text('steps.kept.copyFile')} />
      </p>
      <p className={styles.quiet}>{text('steps.kept.bot')}</p>
      <p className={styles.value} dir="ltr" translate="no">
        {command} <CopyButton value={command} label={text('steps.kept.copyCommand')} />
      </p>
      <a
        className={styles.link}
        href={`${place.graph}_convograph/docs/guides/testing-a-bot`}
        target="_blank"
        rel="noopener"
      >
        {text('steps.kept.guide')}
      </a>
    </div>
  );
}
