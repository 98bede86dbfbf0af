import { execFileSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { convograph, dataDir } from '../cli/run.ts';
import { DAY, newFolder } from './folder.ts';

const isPosix = process.platform !== 'win32';

/** Every file of a folder that holds a private key. */
const keyFiles = (folder: string): string[] =>
  readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((file) => readFileSync(file, 'utf8').includes('PRIVATE KEY'));

describe('a folder of certificates', () => {
  it('holds one key, which is not the root’s, for its owner alone', async () => {
    const folder = newFolder();
    const { rootPem, rootFile } = await folder.open();
    expect(readFileSync(rootFile, 'utf8')).toBe(rootPem);
    const [file = '', ...others] = keyFiles(folder.path);
    expect(others).toEqual([]);
    if (isPosix) expect(statSync(file).mode & 0o777).toBe(0o600);
    const text = readFileSync(file, 'utf8');
    expect(text.match(/BEGIN PRIVATE KEY/g)).toHaveLength(1);
    const key = createPrivateKey(text);
    expect(new X509Certificate(rootPem).checkPrivateKey(key)).toBe(false);
    const [, intermediate = ''] =
      /(-----BEGIN CERTIFICATE[\s\S]*?END CERTIFICATE-----)/.exec(text) ?? [];
    expect(new X509Certificate(intermediate).checkPrivateKey(key)).toBe(true);
  });

  it('is made once, however many open it at once', async () => {
    const folder = newFolder();
    const all = await Promise.all(Array.from({ length: 8 }, () => folder.open()));
    expect(new Set(all.map(({ rootPem }) => rootPem)).size).toBe(1);
    expect(readFileSync(all[0]?.rootFile ?? '', 'utf8')).toBe(all[0]?.rootPem);
    expect(readdirSync(folder.path).sort()).toEqual(['authority-1.pem', 'root.pem']);
  });

  it('is made once by two processes', async () => {
    const data = dataDir();
    const runs = await Promise.all([1, 2].map(() => convograph(['ca', '--pem', '--data', data])));
    expect(runs.map(({ code, stderr }) => ({ code, stderr }))).toEqual(
      runs.map(() => ({ code: 0, stderr: '' })),
    );
    expect(runs[0]?.stdout).toMatch(/^-----BEGIN CERTIFICATE-----\n/);
    expect(runs[1]?.stdout).toBe(runs[0]?.stdout);
  });

  it('is mended where a process was killed while it wrote', async () => {
    const folder = newFolder();
    const { rootPem, rootFile } = await folder.open();
    writeFileSync(rootFile, rootPem.slice(0, 100));
    const drafts = ['authority-draft-0123456789ab', 'bundle-0123456789ab.pem.01234567.tmp'];
    const [before, now] = [3600, 0].map((s) => folder.clock.ms / 1000 - s);
    for (const name of drafts) {
      writeFileSync(join(folder.path, name), 'half of a', { mode: 0o600 });
      utimesSync(join(folder.path, name), before ?? 0, before ?? 0);
    }
    // Another process may be at this one.
    writeFileSync(join(folder.path, 'authority-draft-ba9876543210'), 'half of a', { mode: 0o600 });
    utimesSync(join(folder.path, 'authority-draft-ba9876543210'), now ?? 0, now ?? 0);
    expect((await folder.open()).rootPem).toBe(rootPem);
    expect(readFileSync(rootFile, 'utf8')).toBe(rootPem);
    expect(readdirSync(folder.path).sort()).toEqual([
      ...['authority-1.pem', 'authority-draft-ba9876543210', 'root.pem'],
    ]);
  });

  it('has another root when one is asked for, and by whoever opens it next', async () => {
    const folder = newFolder();
    const before = await folder.open();
    const renewed = await folder.open(true);
    expect(renewed.rootPem).not.toBe(before.rootPem);
    expect((await folder.open()).rootPem).toBe(renewed.rootPem);
    expect(readFileSync(before.rootFile, 'utf8')).toBe(renewed.rootPem);
    expect(keyFiles(folder.path)).toHaveLength(1);
  });

  it('has another root once one has ended, and says so, and before', async () => {
    const folder = newFolder();
    const before = await folder.open();
    expect(Math.round((before.ends - folder.clock.ms) / DAY)).toBe(730);
    folder.clock.ms = before.ends - 31 * DAY;
    await folder.open();
    expect(folder.said).toEqual([]);
    folder.clock.ms = before.ends - 29 * DAY;
    expect((await folder.open()).rootPem).toBe(before.rootPem);
    const { path } = folder;
    const day = new Date(before.ends).toISOString().slice(0, 10);
    expect(folder.said.splice(0)).toEqual([
      `The root ${path}/root.pem ends on ${day}: \`npx convograph ca --renew\` makes another, which has to be trusted anew.`,
    ]);
    folder.clock.ms = before.ends;
    expect((await folder.open()).rootPem).not.toBe(before.rootPem);
    expect(folder.said).toEqual([
      `The root ${path}/root.pem ended on ${day}: another is in its place, which has to be trusted anew, see \`npx convograph ca\`.`,
    ]);
  });

  it('goes on under another root where one ends while it is open', async () => {
    const folder = newFolder();
    const certificates = await folder.open();
    const { rootPem, ends } = certificates;
    const context = await certificates.contextFor('localhost');
    folder.clock.ms = ends;
    const [one, other] = await Promise.all([1, 2].map(() => certificates.contextFor('localhost')));
    expect(one).toBe(other);
    expect(one).not.toBe(context);
    expect(certificates.rootPem).not.toBe(rootPem);
    expect(readFileSync(certificates.rootFile, 'utf8')).toBe(certificates.rootPem);
  });

  it.runIf(isPosix)('is refused where others may read the key, or write', async () => {
    const folder = newFolder();
    await folder.open();
    const file = join(folder.path, 'authority-1.pem');
    chmodSync(file, 0o640);
    await expect(folder.open()).rejects.toThrow(
      `Others may read ${file} (mode 640): \`chmod 600 ${file}\` closes it; if somebody could have been there, \`npx convograph ca --renew\` makes a new key after that.`,
    );
    chmodSync(file, 0o600);
    chmodSync(folder.path, 0o770);
    await expect(folder.open()).rejects.toThrow(`Others may write ${folder.path} (mode 770)`);
  });

  it.runIf(isPosix && process.getuid?.() === 0)('is refused where it is another’s', async () => {
    const folder = newFolder();
    await folder.open();
    const file = join(folder.path, 'authority-1.pem');
    chownSync(file, 65_534, 65_534);
    await expect(folder.open()).rejects.toThrow(`${file} is another user's`);
    chownSync(file, 0, 0);
    chownSync(folder.path, 65_534, 65_534);
    await expect(folder.open()).rejects.toThrow(`${folder.path} is another user's`);
  });

  it.runIf(isPosix)('is refused where the key is a link', async () => {
    const folder = newFolder();
    await folder.open();
    const file = join(folder.path, 'authority-1.pem');
    renameSync(file, `${dirname(folder.path)}/elsewhere.pem`);
    symlinkSync(`${dirname(folder.path)}/elsewhere.pem`, file);
    await expect(folder.open()).rejects.toThrow(`${file} is a link`);
  });

  it.runIf(isPosix)('is refused where it is a link itself', async () => {
    const folder = newFolder();
    await folder.open();
    const elsewhere = `${dirname(folder.path)}/elsewhere`;
    renameSync(folder.path, elsewhere);
    symlinkSync(elsewhere, folder.path);
    await expect(folder.open()).rejects.toThrow(`${folder.path} is a link`);
  });

  it.runIf(isPosix)(
    'is refused where a pipe stands for the key: nobody writes into it',
    async () => {
      const folder = newFolder();
      await folder.open();
      const file = join(folder.path, 'authority-1.pem');
      rmSync(file);
      execFileSync('mkfifo', ['-m', '600', file]);
      await expect(folder.open()).rejects.toThrow(`The file ${file} holds no authority`);
    },
  );

  it.each([
    ['nothing', () => ''],
    ['half of it', (text: string) => text.slice(0, text.length / 2)],
    ['the key of another', (text: string, key: string) => text.replace(KEY, key)],
  ])('is refused where the file of the authority holds %s', async (_, spoil) => {
    const [folder, other] = [newFolder(), newFolder()];
    await Promise.all([folder.open(), other.open()]);
    const file = join(folder.path, 'authority-1.pem');
    const [key = ''] = KEY.exec(readFileSync(join(other.path, basename(file)), 'utf8')) ?? [];
    writeFileSync(file, spoil(readFileSync(file, 'utf8'), key));
    await expect(folder.open()).rejects.toThrow(
      `The file ${file} holds no authority: remove it, and a new one is made, which has to be trusted anew.`,
    );
  });
});

const KEY = /-----BEGIN PRIVATE KEY[\s\S]*?END PRIVATE KEY-----/;

describe('files of roots', () => {
  const machine = rootCertificates.slice(0, 3).map((pem) => `${pem}\n`);

  it('hold the machine’s and ours, and are the same until those are others', async () => {
    const folder = newFolder();
    const certificates = await folder.open(false, machine);
    const bundle = await certificates.bundleFile();
    expect(readFileSync(bundle, 'utf8')).toBe([...machine, certificates.rootPem].join(''));
    expect(await certificates.bundleFile()).toBe(bundle);
    const fewer = await folder.open(false, machine.slice(1));
    expect(await fewer.bundleFile()).not.toBe(bundle);
    expect(existsSync(bundle)).toBe(true);
  });

  it('are taken away once none has asked for them in a long time', async () => {
    const folder = newFolder();
    const before = await (await folder.open(false, machine)).bundleFile();
    folder.clock.ms += 80 * DAY;
    const used = await (await folder.open(false, machine.slice(1))).bundleFile();
    folder.clock.ms += 11 * DAY;
    await (await folder.open(false, machine.slice(2))).bundleFile();
    expect([before, used].map((file) => existsSync(file))).toEqual([false, true]);
  });
});
