import { useView } from '../routes/use-view.ts';
import { useText } from '../texts/texts.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import type { ReplayReport } from './use-replay.ts';

/** What came of a replay, with the way to its rows. */
export function ReplayNews({ news, onClose }: { news: ReplayReport; onClose: () => void }) {
  const text = useText();
  const [, change] = useView();
  const { outcome, error, query } = news;
  const failed = (outcome?.failed.length ?? 0) + (outcome?.not_sent ?? 0);
  const isNothing = outcome !== undefined && outcome.delivered + failed === 0;
  const words = error?.message ?? text('work.replay.done', { ok: outcome?.delivered ?? 0, failed });
  return (
    <div role="status">
      <Notice
        tone={error ? 'bad' : failed > 0 || isNothing ? 'warn' : 'ok'}
        action={
          <>
            {query && !error && !isNothing && (
              <Button small onPress={() => change({ q: query })}>
                {text('work.replay.show')}
              </Button>
            )}
            <IconButton small icon="close" label={text('work.close')} onPress={onClose} />
          </>
        }
      >
        {isNothing ? text('work.replay.nothing') : words}
      </Notice>
    </div>
  );
}
