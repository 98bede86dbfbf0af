import { Suspense } from 'react';
import type { ControlError } from '../control/control-plane.ts';
import type { ControlSchemas } from '../control/operations.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import { lazily } from '../ui/lazily.ts';
import { Notice } from '../ui/notice.tsx';
import { shownText } from '../ui/shown-text.ts';
import styles from './webhooks.module.css';

const Body = lazily(async () => (await import('../editor/body.tsx')).Body);

interface SentToldProps {
  readonly sent: ControlSchemas['SentWebhook'] | undefined;
  readonly error: ControlError | null;
  /** Takes what was sent to be changed, where it was not written by hand. */
  readonly onEdit?: (body: string) => void;
}

/** What came of a webhook that was sent by hand. */
export function SentTold({ sent, error, onEdit }: SentToldProps) {
  const text = useText();
  const edit = async (body: string) =>
    onEdit?.((await import('../editor/pretty.ts')).pretty(body).lines.join('\n'));
  return (
    <div role="status" className={styles.told}>
      {error && <Notice tone="bad">{error.message}</Notice>}
      {sent && (
        <>
          <Notice
            tone={sent.delivered ? 'ok' : 'bad'}
            action={
              onEdit && (
                <Button small onPress={() => void edit(sent.request)}>
                  {text('webhooks.sent.edit')}
                </Button>
              )
            }
          >
            <b>{text(sent.delivered ? 'webhooks.sent.taken' : 'webhooks.sent.not')}</b>{' '}
            {sent.status !== undefined &&
              text('webhooks.answered.status', { status: sent.status, ms: sent.ms })}{' '}
            {sent.note !== undefined && <bdi>{shownText(sent.note)}</bdi>}
          </Notice>
          <div className={styles.bodies}>
            <Shown label={text('webhooks.sent.request')} value={sent.request} />
            {sent.answer !== '' && (
              <Shown label={text('webhooks.sent.answer')} value={sent.answer} />
            )}
          </div>
        </>
      )}
    </div>
  );
}

function Shown({ label, value }: { label: string; value: string }) {
  return (
    <figure className={styles.body}>
      <figcaption className={styles.label}>{label}</figcaption>
      <div className={styles.frame}>
        <Suspense fallback={null}>
          <Body value={value} label={label} />
        </Suspense>
      </div>
    </figure>
  );
}
