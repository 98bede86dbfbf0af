import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { corpusFiles, writeRepeated } from './corpus.ts';
import { run } from './process.ts';

/** A data directory with one Page in it. */
export interface BenchStore {
  readonly dataDir: string;
  readonly pageId: string;
  readonly token: string;
}

interface Page {
  readonly id: string;
}

/** The entry file of this tree; where one is a parameter it may be another tree's. */
export const program = new URL('../bin/convograph.js', import.meta.url).pathname;

/** Runs a command of the command line and reads its JSON. */
const convographOf =
  (by: string) =>
  <T>(dataDir: string, ...args: readonly string[]): Promise<T> =>
    run<T>([by, ...args, '--json', '--data', dataDir]);

export const convograph = convographOf(program);

/** Makes a data directory with an app and a Page. */
export async function createPage(dataDir: string, by = program): Promise<Page> {
  await convographOf(by)(dataDir, 'app', 'create', '--name', 'Bench');
  return convographOf(by)(dataDir, 'page', 'create', '--name', 'Bench');
}

/**
 * A store of so many messages, built by `convograph import` and kept in the temporary directory
 * until the schema, the import or the corpus changes.
 * @param every see {@link writeRepeated}
 * @param by entry file of the program that makes it
 */
export async function benchStore(
  corpus: string,
  messages: number,
  { every = 1, by = program }: { readonly every?: number; readonly by?: string } = {},
): Promise<BenchStore> {
  const files = corpusFiles(corpus);
  const folder = join(tmpdir(), `convograph-bench-${fingerprint(files, by)}-${messages}`);
  if (!existsSync(folder)) {
    process.stderr.write(`building a store of ${messages} messages in ${folder}\n`);
    // Built elsewhere and then moved: half a store is never taken for a whole one.
    const building = mkdtempSync(`${folder}-`);
    process.once('exit', () => rmSync(building, { recursive: true, force: true }));
    await build(building, { files, messages, every, by });
    if (existsSync(folder)) rmSync(building, { recursive: true });
    else renameSync(building, folder);
  }
  const { id: pageId } = JSON.parse(readFileSync(join(folder, 'page.json'), 'utf8')) as Page;
  const dataDir = join(folder, 'data');
  const { access_token: token } = await convographOf(by)<{ access_token: string }>(
    dataDir,
    ...['token', 'create', '--page', pageId],
  );
  return { dataDir, pageId, token };
}

interface Building {
  readonly files: readonly string[];
  readonly messages: number;
  readonly every: number;
  readonly by: string;
}

async function build(folder: string, { files, messages, every, by }: Building): Promise<void> {
  const dataDir = join(folder, 'data');
  const dialogues = join(folder, 'dialogues.jsonl');
  await writeRepeated(files, dialogues, messages, every);
  const page = await createPage(dataDir, by);
  await convographOf(by)(dataDir, 'import', dialogues, '--page', page.id);
  rmSync(dialogues);
  writeFileSync(join(folder, 'page.json'), JSON.stringify(page));
}

/** Changes when a store built before would be built differently now. */
function fingerprint(files: readonly string[], by: string): string {
  const hash = createHash('sha256');
  const source = new URL('../src/', pathToFileURL(by));
  const folders = ['store/migrations', 'ingest/dialogues'].flatMap((folder) =>
    readdirSync(new URL(folder, source)).map((name) => `${folder}/${name}`),
  );
  for (const file of [...folders.sort(), 'store/page/writer.ts']) {
    hash.update(readFileSync(new URL(file, source)));
  }
  for (const file of files) hash.update(file);
  return hash.digest('hex').slice(0, 12);
}
