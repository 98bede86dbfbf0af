import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clientsText, results } from '../../scripts/clients.ts';
import { versionOf } from '../../scripts/record-clients.ts';
import { sdkLines } from '../../src/server/front/sdks.ts';
import { botsRun, clients } from '../clients/ran.ts';
import { missingIn } from '../support/clients-ran.ts';
import { page, ROOT } from './support/markdown.ts';

describe('docs/clients.md', () => {
  it('has the table that `npm run docs` makes of what the tests showed', () => {
    expect(readFileSync(join(ROOT, 'docs', 'clients.md'), 'utf8')).toBe(clientsText());
  });

  it('tells of every client by the version that is installed: else run `npm run clients`', () => {
    const told = results();
    // What a command prints is another on each machine: it is told of the one where they ran.
    const installed = clients().filter(
      ([, { read, version }]) =>
        read === undefined && (typeof version === 'string' || !('prints' in version)),
    );
    expect(installed.map(([name]) => [name, told[name]?.version])).toEqual(
      installed.map(([name, client]) => [name, versionOf(client)]),
    );
  });

  it('says of each that was not run when its source was read, and of the others when they ran', () => {
    const told = results();
    for (const [name, { read }] of clients()) {
      expect(read ?? told[name]?.date, name).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect([name, read !== undefined && name in told]).toEqual([name, false]);
    }
    const tests = Object.values(told).flatMap((each) => each.tests);
    expect(tests.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });
});

describe('the front page', () => {
  it('points Koala at https as it goes there by itself', () => {
    const of = (url: string) => sdkLines(url).find(({ client }) => /^Koala/.test(client))?.code;
    expect(of('http://127.0.0.1:4004')).toContain('use_ssl: false');
    expect(of('https://127.0.0.1:4004')).toBe("Koala.config.graph_server = '127.0.0.1:4004'");
  });

  it.each(sdkLines('http://127.0.0.1:4004'))('points $client as its recipe does', ({ code }) => {
    const words = code.replaceAll(/'[^']*'|"[^"]*"/g, '').match(/[\w.]+/g) ?? [];
    const recipes = page('docs/clients.md').blocks.map(({ text }) => text);
    expect(recipes.some((text) => words.every((word) => text.includes(word)))).toBe(true);
  });
});

describe('a run of the whole suite', () => {
  it('has shown of each client that it should that it works, but of those that run elsewhere', () => {
    expect(missingIn(results())).toEqual([]);
    const { fbgraph: _, ...rest } = results();
    expect(missingIn(rest)).toEqual(['fbgraph']);
    const all = missingIn({});
    expect(all).toEqual(expect.arrayContaining(['fbgraph', 'passport-facebook']));
    for (const elsewhere of ['bottender', 'Koala']) expect(all).not.toContain(elsewhere);
  });
});

describe('what other people’s bots showed', () => {
  it('is of those of which a test has passed; of the others it is said', () => {
    const { ran, missing } = botsRun('# Subtest: bottender answers\nok 1 - bottender answers\n');
    expect(ran).toMatchObject({ bottender: { passed: 1 } });
    expect(missing).not.toContain('bottender');
    for (const line of ['not ok 1 - bottender answers', 'ok 1 - bottender answers # SKIP']) {
      expect(botsRun(line)).toMatchObject({
        ran: {},
        missing: expect.arrayContaining(['bottender']),
      });
    }
  });
});
