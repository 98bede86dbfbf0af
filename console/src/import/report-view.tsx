import type { ControlSchemas } from '../control/operations.ts';
import { useControl } from '../control/use-control.ts';
import { useGo } from '../routes/use-go.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import frame from '../ui/page.module.css';
import { shownText } from '../ui/shown-text.ts';
import styles from './import.module.css';
import { Remarks } from './remarks.tsx';

type Report = ControlSchemas['ImportReport'];

/** What came of an import, and the way to what is in. */
export function ReportView({ report, words }: { report: Report; words: string }) {
  const text = useText();
  const go = useGo();
  const { page_id: page, new_messages: added, messages, conversations } = report;
  const isIn = conversations > 0 && page !== undefined;
  const { data: phones } = useControl(
    'GET /pages/{page}/phones',
    { page: page ?? '', limit: 1 },
    { isWanted: isIn },
  );
  const newest = phones?.data[0]?.of;
  return (
    <>
      <Notice tone={isIn ? 'ok' : 'warn'}>
        {text(isIn ? 'import.done' : 'import.done.nothing', { added, messages, conversations })}
      </Notice>
      <div className={styles.end}>
        {isIn && (
          <Button
            look="main"
            isDisabled={newest === undefined}
            onPress={() => go('studio', { page, ...(newest && { conversation: newest }) })}
          >
            {text('import.open')}
          </Button>
        )}
        <Button onPress={() => go('import')}>{text('import.again')}</Button>
      </div>
      <section className={frame.part} aria-label={text('import.report')}>
        <h3 className={frame.name}>
          <bdi>{shownText(words)}</bdi>
        </h3>
        {report.platforms.map((each) => (
          <Counts key={each.platform} found={each} />
        ))}
        {isIn && <p className={styles.words}>{text('import.done.words')}</p>}
      </section>
      <Remarks report={report} />
    </>
  );
}

function Counts({ found }: { found: Report['platforms'][number] }) {
  const text = useText();
  const rows = [
    ['conversations', found.conversations, found.new_conversations],
    ['messages', found.messages, found.new_messages],
    ['people', found.people, undefined],
    ['media', found.media, undefined],
  ] as const;
  const platform = text(`import.platform.${found.platform}`);
  return (
    <table className={styles.counts} aria-label={platform}>
      <thead>
        <tr>
          <th scope="col">{platform}</th>
          <th scope="col">{text('import.report.found')}</th>
          <th scope="col">{text('import.report.new')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([what, n, added]) => (
          <tr key={what}>
            <th scope="row">{text(`import.report.${what}`)}</th>
            <td>{n.toLocaleString('en')}</td>
            <td>{added?.toLocaleString('en')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
