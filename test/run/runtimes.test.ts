import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { programEnvironment, type Way } from '../../src/cli/run/environment.ts';
import { remarksOn } from '../../src/cli/run/remarks.ts';
import { runtimeFiles } from '../../src/cli/runtime-files.ts';
import { isInstalled } from '../support/runtimes.ts';
import { emptyFolder } from './support/running.ts';

const JAVA = resolve(import.meta.dirname, '../../src/cli/runtimes/java');

/** A folder whose name has all that words of options have to be quoted for. */
function oddFolder(): string {
  const folder = join(emptyFolder(), `two "words" it's`);
  mkdirSync(folder);
  return folder;
}

/** A way that leads nowhere: of files of a test's own. */
const wayOf = (way: Partial<Way>): Way => ({
  server: 'http://127.0.0.1:1',
  proxy: new URL('http://run:secret@127.0.0.1:1'),
  rootFile: '/dev/null',
  bundle: '/dev/null',
  trustStore: { path: '/dev/null', password: 'changeit' },
  hosts: ['graph.facebook.com'],
  hook: '/dev/null',
  files: runtimeFiles(),
  ...way,
});

/** What a program writes whose environment is made of these variables. */
async function written(words: readonly string[], before: NodeJS.ProcessEnv, way: Partial<Way>) {
  const [file = '', ...args] = words;
  const { PATH } = process.env;
  const env = programEnvironment({ PATH, ...before }, wayOf(way));
  return await promisify(execFile)(file, args, { env });
}

describe('Node', () => {
  it('loads the hook from a path with quotes and spaces, beside options that were set', async () => {
    const hook = join(oddFolder(), 'hook.cjs');
    writeFileSync(hook, 'globalThis.hooked = true;');
    const words = [process.execPath, '-p', '[hooked, process.title]'];
    const before = { NODE_OPTIONS: '--title="a title"' };
    const { stdout } = await written(words, before, { hook });
    expect(stdout).toBe("[ true, 'a title' ]\n");
  });

  it('goes on without the hook of a clone, and says so, where it runs no TypeScript', async () => {
    const hook = join(emptyFolder(), 'clone.cjs');
    copyFileSync(join(import.meta.dirname, '../../src/redirect/clone.cjs'), hook);
    const words = [process.execPath, '--no-strip-types', '-p', '1 + 1'];
    expect(await written(words, {}, { hook })).toEqual({
      stdout: '2\n',
      stderr: `convograph: Node ${process.versions.node} cannot load the import hook of a clone that is not built: \`npm run build\` in the clone, or use Node 22.18 or newer.\n`,
    });
  });
});

describe.skipIf(!isInstalled('php'))('PHP', () => {
  it('runs the file that a person’s own settings name before a script', async () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, 'own'));
    const [first, script] = [join(folder, 'first.php'), join(folder, 'script.php')];
    writeFileSync(join(folder, 'own', 'own.ini'), `auto_prepend_file = "${first}"\n`);
    writeFileSync(first, '<?php $mine = "mine";');
    writeFileSync(
      script,
      '<?php echo $mine, " ", stream_context_get_options(stream_context_get_default())["http"]["proxy"];',
    );
    const before = { PHP_INI_SCAN_DIR: join(folder, 'own') };
    const { stdout } = await written(['php', script], before, {});
    expect(stdout).toBe('mine tcp://127.0.0.1:1');
  });
});

describe('the agent of Java', () => {
  it('is what its source makes', () => {
    const source = readFileSync(join(JAVA, 'MetaHosts.java'));
    const hash = createHash('sha1').update(source).digest('hex');
    expect(readFileSync(join(JAVA, 'agent.jar'), 'latin1')).toContain(`Source: ${hash}\n`);
  });

  it.skipIf(!isInstalled('java'))(
    'is loaded from a path with quotes and spaces, and leaves other hosts alone',
    async () => {
      const folder = oddFolder();
      const javaAgent = join(folder, 'agent.jar');
      copyFileSync(join(JAVA, 'agent.jar'), javaAgent);
      const script = join(folder, 'Ask.java');
      writeFileSync(
        script,
        `public class Ask { public static void main(String[] args) { for (String url : args)
          System.out.println(java.net.ProxySelector.getDefault().select(java.net.URI.create(url)) + " " + Boolean.getBoolean("mine")); } }`,
      );
      const urls = [
        'https://graph.facebook.com/me',
        'https://example.com/',
        'socket://graph.facebook.com',
      ];
      const before = { JAVA_TOOL_OPTIONS: '-Dmine=true' };
      const files = { ...runtimeFiles(), javaAgent };
      const { stdout } = await written(['java', script, ...urls], before, { files });
      expect(stdout).toBe('[HTTP @ /127.0.0.1:1] true\n[DIRECT] true\n[DIRECT] true\n');
    },
  );
});

describe('before a program runs', () => {
  it('there is nothing to say, as a rule', () => {
    const nested = { HTTPS_PROXY: 'http://run:a@b/', CONVOGRAPH_PROXY: 'http://run:a@b/' };
    for (const env of [{}, { JAVA_TOOL_OPTIONS: '-Xmx1g' }, nested]) {
      expect(remarksOn(env)).toEqual([]);
    }
  });

  it('a person is told of what is not heeded, and of what stays in the way', () => {
    const env = {
      https_proxy: 'http://proxy.example:3128',
      JAVA_TOOL_OPTIONS: '-Djavax.net.ssl.trustStore=/corporate.p12',
    };
    expect(remarksOn(env)).toEqual([
      'The proxy that https_proxy names is not asked for this program: other hosts are called directly.',
      'JAVA_TOOL_OPTIONS names a trust store, which stays: Java comes here once it holds the root of `npx convograph ca`.',
    ]);
  });
});
