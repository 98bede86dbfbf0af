import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a peer gives: the text of one answer of ours for each path. */
export type Canned = Readonly<Record<string, string>>;

/** A program that others use to stand in for an API. */
export interface Peer {
  readonly name: string;
  /** What npm installs. */
  readonly package: string;
  /** Whether it is one of node's, or of Java's. */
  readonly runsOn: 'node' | 'java';
  /** Requests before the first that counts, of each path. */
  readonly warmUp: number;
  /**
   * Writes what it is to serve into a folder.
   * @param modules where npm has put it
   * @returns the arguments of node or java
   */
  prepare(canned: Canned, job: { folder: string; modules: string; port: number }): string[];
}

const TYPE = 'application/json; charset=UTF-8';

function written(folder: string, name: string, what: object): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(what));
  return file;
}

const wireMock: Peer = {
  ...{ name: 'WireMock', package: 'wiremock@3.13.2', runsOn: 'java', warmUp: 100_000 },
  prepare(canned, { folder, modules, port }) {
    mkdirSync(join(folder, 'mappings'));
    const mappings = Object.entries(canned).map(([path, body]) => ({
      request: { method: 'GET', urlPath: path },
      response: { status: 200, headers: { 'Content-Type': TYPE }, body },
    }));
    written(folder, 'mappings/all.json', { mappings });
    const [jar = ''] = globSync(join(modules, 'wiremock/build/*.jar'));
    const quick = ['--no-request-journal', '--disable-request-logging', '--disable-banner'];
    return ['-jar', jar, '--port', String(port), '--root-dir', folder, ...quick];
  },
};

const prism: Peer = {
  ...{ name: 'Prism', package: '@stoplight/prism-cli@5.16.0', runsOn: 'node', warmUp: 5_000 },
  prepare(canned, { folder, modules, port }) {
    const paths = Object.entries(canned).map(([path, body]) => {
      const content = { 'application/json': { example: JSON.parse(body) } };
      return [path, { get: { responses: { 200: { description: path, content } } } }];
    });
    const file = written(folder, 'openapi.json', {
      ...{ openapi: '3.0.3', info: { title: 'Bench', version: '1' } },
      paths: Object.fromEntries(paths),
    });
    const entry = join(modules, '@stoplight/prism-cli/dist/index.js');
    return [entry, 'mock', file, '-h', '127.0.0.1', '-p', String(port), '-v', 'silent'];
  },
};

const mockoon: Peer = {
  ...{ name: 'Mockoon', package: '@mockoon/cli@9.9.0', runsOn: 'node', warmUp: 5_000 },
  prepare(canned, { folder, modules, port }) {
    const routes = Object.entries(canned).map(([path, body], i) => ({
      ...{ uuid: `route-${i}`, type: 'http', method: 'get', endpoint: path.slice(1) },
      responses: [
        {
          ...{ uuid: `response-${i}`, statusCode: 200, default: true, bodyType: 'INLINE', body },
          ...{ headers: [{ key: 'Content-Type', value: TYPE }], disableTemplating: true },
        },
      ],
    }));
    const file = written(folder, 'environment.json', {
      ...{ uuid: 'bench', name: 'Bench', hostname: '127.0.0.1', port, routes },
      rootChildren: routes.map(({ uuid }) => ({ type: 'route', uuid })),
    });
    const quick = ['--repair', '--disable-log-to-file', '--disable-admin-api'];
    const entry = join(modules, '@mockoon/cli/bin/run.js');
    return [entry, 'start', '--data', file, '--port', String(port), ...quick];
  },
};

const jsonServer: Peer = {
  ...{ name: 'json-server', package: 'json-server@0.17.4', runsOn: 'node', warmUp: 5_000 },
  prepare(canned, { folder, modules, port }) {
    const answers = Object.entries(canned).map(([path, body]) => [path.slice(1), JSON.parse(body)]);
    const file = written(folder, 'db.json', Object.fromEntries(answers));
    const entry = join(modules, 'json-server/lib/cli/bin.js');
    return [entry, file, '--host', '127.0.0.1', '--port', String(port), '--quiet'];
  },
};

/** All of them, the quickest first. */
export const PEERS: readonly Peer[] = [wireMock, jsonServer, prism, mockoon];
