import { useCallback, useEffect } from 'react';
import { CustomerPane } from '../customer/customer-pane.tsx';
import { useView } from '../routes/use-view.ts';
import { newestRow } from '../work/newest-row.ts';
import { useSelected } from '../work/use-selected.ts';

/** The customer's telephone, with the row that is selected: its bubble is, and the other way round. */
export function CustomerSlot({ page }: { page: string }) {
  const [{ conversation }, change] = useView();
  const { row } = useSelected();
  const itsConversation = row?.page === page ? row.conversation : undefined;
  useEffect(() => {
    if (itsConversation !== undefined) change({ conversation: itsConversation }, { replace: true });
  }, [itsConversation, change]);
  return (
    <CustomerPane
      pageId={page}
      conversation={conversation}
      selected={row?.mid}
      onSelect={useCallback(
        (mid: string) => void newestRow(mid).then((sel) => sel !== undefined && change({ sel })),
        [change],
      )}
      onOpenConversation={useCallback(
        (of: string) => change({ conversation: of, sel: undefined }),
        [change],
      )}
      onBegun={useCallback(
        (id: string) => change({ conversation: id }, { replace: true }),
        [change],
      )}
    />
  );
}
