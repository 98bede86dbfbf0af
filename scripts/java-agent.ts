// Makes src/cli/runtimes/java/agent.jar of the source beside it, with the compiler of a Java 17.
// It is made anew when the source changes, of which it holds the hash (test/run/runtimes.test.ts).
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

const FOLDER = join(import.meta.dirname, '..', 'src', 'cli', 'runtimes', 'java');
const SOURCE = join(FOLDER, 'MetaHosts.java');
const CLASS = 'convograph/MetaHosts.class';

/** The class of the source, as Java 8 loads it. */
function compiled(): Buffer {
  const out = mkdtempSync(join(tmpdir(), 'convograph-java-'));
  try {
    const javac = ['-m', 'jdk.compiler/com.sun.tools.javac.Main', '--release', '8', '-g:none'];
    execFileSync('java', [...javac, '-d', out, SOURCE]);
    return readFileSync(join(out, CLASS));
  } finally {
    rmSync(out, { recursive: true });
  }
}

const zip = new ZipFile();
// The same bytes each time.
const options = { mtime: new Date(2026, 0, 1), forceDosTimestamp: true, compress: false };
const hash = createHash('sha1').update(readFileSync(SOURCE)).digest('hex');
const manifest = `Manifest-Version: 1.0\nPremain-Class: convograph.MetaHosts\nSource: ${hash}\n\n`;
zip.addBuffer(Buffer.from(manifest), 'META-INF/MANIFEST.MF', options);
zip.addBuffer(compiled(), CLASS, options);
zip.end();
await pipeline(zip.outputStream, createWriteStream(join(FOLDER, 'agent.jar')));
