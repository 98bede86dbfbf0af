import type { PageRow } from '../store/directory.ts';
import type { PageStore } from '../store/page/page-store.ts';
import { ALL_TIME, toldOf } from './conversations.ts';
import { DyiWriter } from './dyi/dyi.ts';
import { HtmlWriter } from './html/html.ts';
import { CsvWriter } from './plain/csv.ts';
import { JsonlWriter } from './plain/jsonl.ts';
import { Plain } from './plain/plain.ts';
import { MediaFolder } from './plain/shelf.ts';
import { ExportRefused } from './refused.ts';
import type { ExportDeps, ExportReport, ExportSpec } from './spec.ts';
import { ExportTally } from './tally.ts';
import { ExportFolder } from './target/target.ts';
import type { Writer } from './writer.ts';

/** Messages between two looks at the signal. */
const OFTEN = 500;

/**
 * Writes a Page's conversations to a folder, as they stand at one moment, whatever is written to the
 * store meanwhile. The same again gives the same files; one that was broken off is made whole.
 * @throws ExportRefused when the folder holds something else, or the person is not known
 * @throws the signal's reason when stopped
 */
export async function exportPage(deps: ExportDeps, spec: ExportSpec): Promise<ExportReport> {
  return deps.store.snapshot(async (snapshot) => {
    const reader = snapshot.page(spec.page.no);
    const person = await personNo(reader, spec);
    const target = await ExportFolder.claim(spec);
    const tally = new ExportTally();
    const writer = await writerFor(deps, spec, { reader, target, tally });
    try {
      await writeAll(writer, spec, { reader, tally, person });
    } catch (error) {
      await writer.abandon();
      await target.abandon();
      throw error;
    }
    await target.finish();
    return tally.report(spec.format);
  });
}

interface Work {
  readonly reader: PageStore;
  readonly target: ExportFolder;
  readonly tally: ExportTally;
}

async function writeAll(
  writer: Writer,
  spec: ExportSpec,
  { reader, tally, person }: Omit<Work, 'target'> & { readonly person: number },
): Promise<void> {
  const { since, until, simulated = false, signal, onProgress } = spec;
  const isAll = since === undefined && until === undefined;
  const span = isAll
    ? ALL_TIME
    : { since: since ?? ALL_TIME.since, until: until ?? ALL_TIME.until };
  const { messages: total } = await reader.history.holdings(person);
  let passed = 0;
  const show = (more: number) => {
    const { conversations, messages } = tally;
    onProgress?.({ conversations, messages, passed: passed + more, total });
  };
  for await (const told of toldOf(reader, { span, person, simulated })) {
    signal?.throwIfAborted();
    let here = 0;
    await writer.add(told, () => {
      tally.messages++;
      if (++here % OFTEN !== 0) return;
      signal?.throwIfAborted();
      show(here);
    });
    tally.conversations++;
    passed += told.conversation.messageCount;
    show(0);
  }
  await writer.finish();
}

async function writerFor(
  { media }: ExportDeps,
  { page, format }: ExportSpec,
  { reader, target, tally }: Work,
): Promise<Writer> {
  const deps = { media, target, tally };
  if (format === 'dyi') {
    return new DyiWriter(deps, { page, reader, threads: await reader.imports.threads() });
  }
  const plain = new Plain({ page, target, tally }, reader, new MediaFolder(deps));
  if (format === 'jsonl') return JsonlWriter.begin(plain);
  return format === 'csv' ? CsvWriter.begin(plain) : new HtmlWriter(plain);
}

async function personNo(
  reader: PageStore,
  { person, page }: { readonly person?: string | undefined; readonly page: PageRow },
): Promise<number> {
  if (person === undefined) return 0;
  const found = await reader.people.byId(person);
  if (found) return found.no;
  throw new ExportRefused(
    `Nobody of the Page ${JSON.stringify(page.name)} has the id ${JSON.stringify(person)}.`,
  );
}
