import { useGo } from '../routes/use-go.ts';
import { useView } from '../routes/use-view.ts';
import { useTitle } from '../shell/use-title.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import frame from '../ui/page.module.css';
import { Begin } from './begin.tsx';
import { Decisions } from './decisions.tsx';
import styles from './import.module.css';
import { isLook, useJob } from './job.ts';
import { ReportView } from './report-view.tsx';
import { Running } from './running.tsx';
import { useSending } from './sending.ts';
import { SendingView } from './sending-view.tsx';

/** Where archives come in: dropped, looked into, imported; each step is an address of its own. */
export function ImportPage() {
  const text = useText();
  useTitle(text('shell.rail.import'));
  return (
    <div className={frame.page}>
      <h2 className={frame.title}>{text('shell.rail.import')}</h2>
      <Step />
    </div>
  );
}

function Step() {
  const text = useText();
  const go = useGo();
  const [{ job: id }] = useView();
  const sending = useSending();
  const { job, error } = useJob(id);
  const again = (
    <Button small onPress={() => go('import')}>
      {text('import.again')}
    </Button>
  );
  if (sending) return <SendingView sending={sending} />;
  if (id === undefined) return <Begin />;
  if (error !== undefined && !job) {
    return (
      <Notice tone="bad" action={again}>
        {error}
      </Notice>
    );
  }
  if (!job) return <p role="status">{text('import.loading')}</p>;
  if (job.state === 'running') return <Running job={job} />;
  if (job.state !== 'done') {
    const tone = job.state === 'failed' ? 'bad' : 'warn';
    return (
      <Notice tone={tone} action={again}>
        {job.state === 'failed' ? job.error?.message : text('import.stopped')}
      </Notice>
    );
  }
  if (!job.result) return <Begin />;
  return isLook(job) ? (
    <Decisions key={job.id} look={job.result as NonNullable<typeof job.result>} />
  ) : (
    <ReportView report={job.result as never} words={job.words} />
  );
}
