import { useText } from '../texts/texts.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { shownText } from '../ui/shown-text.ts';
import { forgetStateNews, useStateNews } from './state.ts';

/** Says what became of the store, and takes it back as long as that is offered. */
export function StateTold() {
  const text = useText();
  const news = useStateNews();
  const { what, isDone = false, error, undo, notKept, messages = 0 } = news ?? {};
  const name = shownText(news?.name ?? '');
  return (
    <div role="status">
      {what && (
        <Notice
          tone={error !== undefined ? 'bad' : isDone ? 'ok' : 'plain'}
          action={
            <>
              {undo && (
                <Button small icon="replay" onPress={() => void undo()}>
                  {text('undo.undo')}
                </Button>
              )}
              {isDone && (
                <IconButton
                  small
                  icon="close"
                  label={text('undo.close')}
                  onPress={forgetStateNews}
                />
              )}
            </>
          }
        >
          {error ?? text(isDone ? `undo.done.${what}` : `undo.doing.${what}`, { name, messages })}
          {notKept !== undefined && ` ${notKept}`}
        </Notice>
      )}
    </div>
  );
}
