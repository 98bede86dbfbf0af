import { useView } from '../routes/use-view.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/notice.tsx';
import { toggled, wordsOf } from './query.ts';

/** Where no row is: what would stand here. What could not be loaded is never said to be empty. */
export function EmptyTimeline({
  isLoading,
  isOff,
  hasFailed,
}: {
  isLoading: boolean;
  isOff: boolean;
  hasFailed: boolean;
}) {
  const text = useText();
  const [{ q }, change] = useView();
  if (isOff) return <Empty title={text('timeline.off')}>{text('timeline.off.how')}</Empty>;
  if (isLoading) return <Empty title={text('timeline.loading')} />;
  if (hasFailed) return <Empty title={text('timeline.failed')} />;
  if (q === undefined) {
    return <Empty title={text('timeline.empty')}>{text('timeline.empty.how')}</Empty>;
  }
  return (
    <Empty title={text('timeline.none')}>
      {wordsOf(q).map((word) => (
        <Button key={word} small onPress={() => change({ q: toggled(q, word) || undefined })}>
          {text('timeline.none.without', { word })}
        </Button>
      ))}
    </Empty>
  );
}
