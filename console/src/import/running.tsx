import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import frame from '../ui/page.module.css';
import { shownText } from '../ui/shown-text.ts';
import styles from './import.module.css';
import { cancelJob, type ImportWork } from './job.ts';
import { Progress } from './progress.tsx';

const PHASES = ['waiting', 'looking through', 'reading', 'writing', 'media'] as const;

/** A job that is under way: it goes on without this page. */
export function Running({ job }: { job: ImportWork }) {
  const text = useText();
  const phase = PHASES.find((each) => each === job.phase);
  return (
    <section className={frame.part} aria-label={job.words}>
      <h3 className={frame.name}>
        <bdi>{shownText(job.words)}</bdi>
      </h3>
      <Progress label={job.words} done={job.done} total={job.total} />
      <p className={styles.words} role="status">
        {[phase && text(`import.phase.${phase}`), text('import.leave')].filter(Boolean).join(' ')}
      </p>
      <div>
        <Button onPress={() => cancelJob(job.id)}>{text('import.stop')}</Button>
      </div>
    </section>
  );
}
