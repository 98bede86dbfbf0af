import { useCallback } from 'react';
import { useWhose } from '../customer/use-phone.ts';
import { usePage } from '../people/use-page.ts';
import { useView } from '../routes/use-view.ts';
import { useText } from '../texts/texts.tsx';
import { Empty } from '../ui/notice.tsx';
import { newestRow } from '../work/newest-row.ts';
import { useSelected } from '../work/use-selected.ts';
import { PageSide } from './page-side.tsx';

/** The Page's side of the conversation whose telephone is shown, or whose row is open. */
export function InboxTab() {
  const page = usePage();
  return page ? <OfPage page={page.id} /> : null;
}

function OfPage({ page }: { page: string }) {
  const text = useText();
  const [{ conversation }, change] = useView();
  const { row } = useSelected();
  const chosen = row?.page === page ? (row.conversation ?? conversation) : conversation;
  const { of, isNobody } = useWhose(page, chosen);
  const select = useCallback(
    (mid: string) => void newestRow(mid).then((sel) => sel !== undefined && change({ sel })),
    [change],
  );
  if (of === undefined) {
    return isNobody ? <Empty title={text('inbox.none')}>{text('inbox.none.how')}</Empty> : null;
  }
  return <PageSide page={page} of={of} selected={row?.mid} onSelect={select} isBeside />;
}
