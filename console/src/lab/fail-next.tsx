import { Suspense } from 'react';
import type { Row } from '../stream/rows.ts';
import { lazily } from '../ui/lazily.ts';

const FailDialog = lazily(async () => (await import('./fail-dialog.tsx')).FailDialog, 'lab');

/** Asks what the next call like one is to meet; loaded when it is opened first. */
export function FailNext({ row, onClose }: { row: Row | undefined; onClose: () => void }) {
  if (!row) return null;
  return (
    <Suspense fallback={null}>
      <FailDialog row={row} onClose={onClose} />
    </Suspense>
  );
}
