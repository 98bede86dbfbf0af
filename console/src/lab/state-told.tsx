import { useText } from '../texts/texts.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { forgetStateNews, restore, useStateNews } from './state.ts';

/** Says what became of the store, and takes it back as long as that is offered. */
export function StateTold() {
  const text = useText();
  const news = useStateNews();
  return (
    <div role="status">
      {news && (
        <Notice
          tone={news.error ? 'bad' : news.isDone ? 'ok' : 'plain'}
          action={
            <>
              {news.before !== undefined && (
                <Button small icon="replay" onPress={() => void restore(news.before ?? '')}>
                  {text('lab.undo')}
                </Button>
              )}
              {news.isDone && (
                <IconButton
                  small
                  icon="close"
                  label={text('work.close')}
                  onPress={forgetStateNews}
                />
              )}
            </>
          }
        >
          {news.error ??
            text(`lab.${news.isDone ? 'done' : 'doing'}.${news.what}`, { name: news.name })}
        </Notice>
      )}
    </div>
  );
}
