import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { CannotMake, reasonOf } from './make.ts';

const ROOT = resolve(import.meta.dirname, '..');
const SOURCES = join(ROOT, 'console');
/** Where the server finds it (src/server/console/). */
const BUILT = join(ROOT, 'dist', 'console');

/** In the folder that is built: of what it was built. */
const MARK = 'made-of';

const compress = { br: promisify(brotliCompress), gz: promisify(gzip) };
const SMALLEST = {
  br: { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } },
  gz: { level: constants.Z_BEST_COMPRESSION },
};

/** What the console is built of, as one text: its sources, the libraries' versions and this script. */
function sourcesHash(): string {
  const hash = createHash('sha256');
  const sources = globSync('**/*', { cwd: SOURCES, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const beside = [join(ROOT, 'package-lock.json'), import.meta.filename];
  for (const file of [...sources.sort(), ...beside]) {
    hash
      .update(`${relative(ROOT, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Whether what stands there is of these sources. */
function isBuiltOf(hash: string): boolean {
  try {
    return readFileSync(join(BUILT, MARK), 'utf8') === hash;
  } catch {
    return false;
  }
}

/**
 * Builds dist/console/ of console/, unless it stands there already. It is written aside and put in
 * place at once: whoever serves it meanwhile, or builds it too, has a whole one.
 * @param onBegin is called before it is built, where there is something to do
 * @throws CannotMake where what builds it is not installed
 */
async function buildConsole(onBegin: () => void = () => undefined): Promise<void> {
  const hash = sourcesHash();
  if (isBuiltOf(hash)) return;
  // Whatever is set where it is started: React has much more in it for any other.
  process.env.NODE_ENV = 'production';
  const { build } = await vite();
  onBegin();
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  const aside = `${BUILT}.${process.pid}`;
  try {
    await build({
      configFile: join(SOURCES, 'vite.config.ts'),
      logLevel: 'warn',
      build: { outDir: aside, emptyOutDir: true },
    });
    await compressAll(join(aside, 'assets'));
    writeFileSync(join(aside, MARK), hash);
    putInPlace(aside, hash);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** Loaded where there is something to build: a start of what is built waits for none of it. */
async function vite(): Promise<typeof import('vite')> {
  try {
    return await import('vite');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new CannotMake('There is no console, since what builds it is not installed: `npm ci`.');
  }
}

/** Puts a smaller one of each kind beside every file that gets smaller. */
async function compressAll(folder: string): Promise<void> {
  const files = globSync('**/*.{js,css,svg,json}', { cwd: folder });
  await Promise.all(
    files.flatMap((file) =>
      (['br', 'gz'] as const).map(async (kind) => {
        const bytes = readFileSync(join(folder, file));
        const smaller = await compress[kind](bytes, SMALLEST[kind]);
        if (smaller.length < bytes.length) writeFileSync(join(folder, `${file}.${kind}`), smaller);
      }),
    ),
  );
}

function putInPlace(aside: string, hash: string): void {
  const before = `${aside}.before`;
  for (let left = 3; ; left -= 1) {
    try {
      renameSync(BUILT, before);
    } catch {
      // There is none.
    }
    rmSync(before, { recursive: true, force: true });
    try {
      renameSync(aside, BUILT);
      return;
    } catch (error) {
      // Another was put in place in this moment.
      if (isBuiltOf(hash)) return;
      if (left === 0) throw error;
    }
  }
}

try {
  await buildConsole(() => process.stderr.write('Building the console, once …\n'));
} catch (error) {
  const why = reasonOf(error);
  if (why === undefined) throw error;
  // Everything else is there without it.
  process.stderr.write(`${why}\n`);
}
