import { useState } from 'react';
import type { ControlSchemas } from '../control/operations.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import frame from '../ui/page.module.css';
import { shownText } from '../ui/shown-text.ts';
import styles from './import.module.css';

type Told = Pick<ControlSchemas['ImportReport'], 'skipped' | 'left_out' | 'gaps'> &
  Partial<Pick<ControlSchemas['ImportReport'], 'missing_media' | 'counted_once'>>;

const KINDS = ['skipped', 'gaps', 'missing_media', 'counted_once', 'left_out'] as const;

/** Rows that are seen at once. */
const FIRST = 20;

/** What is not in, or not wholly, each with its reason. */
export function Remarks({ report, isOpen = false }: { report: Told; isOpen?: boolean }) {
  const text = useText();
  return KINDS.map((kind) => {
    const remarks = report[kind] ?? [];
    if (remarks.length === 0) return null;
    return (
      <details key={kind} className={frame.part} open={isOpen || kind === 'skipped'}>
        <summary className={frame.name}>
          {text(`import.remarks.${kind}`, { n: remarks.length })}
        </summary>
        <RemarkTable
          remarks={remarks}
          label={text(`import.remarks.${kind}`, { n: remarks.length })}
        />
      </details>
    );
  });
}

function RemarkTable({ remarks, label }: { remarks: Told['skipped']; label: string }) {
  const text = useText();
  const [n, setN] = useState(FIRST);
  return (
    <>
      <div className={styles.scroll}>
        <table className={styles.table} aria-label={label}>
          <thead>
            <tr>
              <th scope="col">{text('import.remarks.file')}</th>
              <th scope="col">{text('import.remarks.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {remarks.slice(0, n).map(({ file, reason }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two may be alike, and none moves
              <tr key={i}>
                <td>
                  <bdi translate="no">{shownText(file)}</bdi>
                </td>
                <td>
                  <bdi>{shownText(reason)}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {remarks.length > n && (
        <div>
          <Button small look="quiet" onPress={() => setN(n + 200)}>
            {text('import.more', { n: remarks.length - n })}
          </Button>
        </div>
      )}
    </>
  );
}
